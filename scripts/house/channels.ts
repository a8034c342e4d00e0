import type { ChannelOptions } from '@qiantang/mock-bank'

import type { SimulatorOptions } from '../../packages/mock-bank/simulators/index.ts'
import type { NetworkKeys } from './network-keys.ts'

const alipay = { appId: '2021000000000001', sellerId: '2088102146225135' }

const wechatPay = {
  ...{ appId: 'wx1234567890abcdef', mchId: '1900000001' },
  serialNo: '3775B6A45ACD588826D15E583A95F5DD00000001',
  apiV3Key: '0123456789abcdef0123456789abcdef',
}
const platformSerial = '5157F09EFDC096DE15EBE81A47057A7200000001'

/** The companies through which payers pay, and the bank's line to each: the two halves of their keys. */
export const channelsWith = (
  keys: NetworkKeys,
): { bank: ChannelOptions; outside: NonNullable<SimulatorOptions['channels']> } => ({
  bank: {
    alipay: {
      ...alipay,
      privateKey: keys.bank.privateKey,
      alipayPublicKey: keys.alipay.publicKey,
    },
    wechatPay: {
      ...wechatPay,
      privateKey: keys.bank.privateKey,
      platformPublicKeys: { [platformSerial]: keys.wechatPay.publicKey },
    },
  },
  outside: {
    alipay: {
      privateKey: keys.alipay.privateKey,
      members: {
        [alipay.appId]: {
          name: '钱塘银行',
          sellerId: alipay.sellerId,
          publicKey: keys.bank.publicKey,
        },
      },
    },
    wechatPay: {
      ...{ platformPrivateKey: keys.wechatPay.privateKey, platformSerial },
      merchants: {
        [wechatPay.mchId]: {
          ...{ name: '钱塘银行', appIds: [wechatPay.appId], appSecret: 'secret-of-the-app' },
          ...{ serialNo: wechatPay.serialNo, apiV3Key: wechatPay.apiV3Key },
          publicKey: keys.bank.publicKey,
        },
      },
    },
  },
})
