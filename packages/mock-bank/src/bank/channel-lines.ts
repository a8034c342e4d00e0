import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

import type { Line } from '../cards/network/exchange.ts'
import { connectAlipay } from '../channels/alipay/index.ts'
import { connectGateway } from '../channels/gateway/connect-gateway.ts'
import type { Connectors } from '../channels/index.ts'
import { connectUnionPay } from '../channels/unionpay/connect-unionpay.ts'
import { connectWechatPay } from '../channels/wechat-pay/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import { networkLine } from './card-line.ts'
import type { BankOptions, WechatPayOptions } from './options.ts'

/** What a line needs that the bank has. */
type WayOut = Pick<Kernel, 'sql' | 'wall'> & { fetch: typeof globalThis.fetch }

/** The lines to the companies through which payers pay: those the bank was told how to open, and no others. */
export const channelLines = (options: BankOptions, out: WayOut): Connectors => {
  const { alipay, wechatPay } = options.channels ?? {}
  const line = lineTo(options, out)
  const network = networkLine(options, out.fetch)
  return {
    ...(alipay && {
      alipay: connectAlipay({
        ...line('alipay'),
        ...alipay,
        privateKey: privateKeyOf(alipay.privateKey),
        alipayPublicKey: publicKeyOf(alipay.alipayPublicKey),
      }),
    }),
    // Payers reach UnionPay, and their own banks through it, over the line that cards are moved by.
    ...(network && {
      unionpay: { ...connectUnionPay(network), formsTo: originOf(network) },
      gateway: { ...connectGateway(network), formsTo: originOf(network) },
    }),
    ...(wechatPay && {
      wechat_pay: connectWechatPay({
        ...line('wechat'),
        ...wechatPay,
        wall: out.wall,
        privateKey: privateKeyOf(wechatPay.privateKey),
        platformKeys: platformKeysOf(wechatPay.platformPublicKeys),
      }),
    }),
  }
}

const originOf =
  ({ baseUrl }: Pick<Line, 'baseUrl'>) =>
  (realmId: string): string =>
    new URL(baseUrl(realmId)).origin

/** What every line has unless it was told otherwise. Beside the simulators it ends at their door for this channel. */
const lineTo =
  ({ simulatorsUrl }: BankOptions, { fetch, ...bank }: WayOut) =>
  (door: string) => ({
    timeoutMs: 10_000,
    fetch,
    /** The time of a realm, which is what a channel is told. */
    now: async (realmId: string): Promise<Date> => {
      const realm = await findRealm(bank, realmId)
      return realm ? now(bank, realm) : bank.wall()
    },
    baseUrl: (realmId: string) =>
      `${simulatorsUrl ?? fault(`The line to ${door} needs a baseUrl or simulatorsUrl.`)}/${realmId}/${door}`,
  })

const platformKeysOf = (keys: WechatPayOptions['platformPublicKeys']) =>
  new Map(Object.entries(keys).map(([serial, key]) => [serial, publicKeyOf(key)]))

const privateKeyOf = (key: string | KeyObject): KeyObject =>
  typeof key === 'string' ? createPrivateKey(key) : key

const publicKeyOf = (key: string | KeyObject): KeyObject =>
  typeof key === 'string' ? createPublicKey(key) : key
