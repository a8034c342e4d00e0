import { Hono } from 'hono'

import { createAlipay, type Surroundings } from './alipay/create-alipay.ts'
import { realmOfCode } from './alipay/house.ts'
import type { AlipayOptions } from './alipay/options.ts'
import { createScanner, type ScanningApp } from './scan.ts'
import { createWechatPay } from './wechat/create-wechat-pay.ts'
import type { WechatPayOptions } from './wechat/options.ts'
import { realmOfCode as realmOfWechatCode } from './wechat/prepay-id.ts'

/** The companies through which payers pay, as far as there are any. */
export interface OutsideChannels {
  alipay?: AlipayOptions
  wechatPay?: WechatPayOptions
}

/** Each company at its own door of a realm, and the scanner of the phone that has all their apps. */
export function createChannels(
  { alipay, wechatPay }: OutsideChannels,
  around: Surroundings,
  others: readonly ScanningApp[],
): Hono {
  const channels = new Hono()
  const apps: ScanningApp[] = [...others]
  if (alipay) {
    channels.route(`${REALM}/alipay`, createAlipay(alipay, around))
    apps.push({ name: 'alipay', realmOfCode })
  }
  if (wechatPay) {
    channels.route(`${REALM}/wechat`, createWechatPay(wechatPay, around))
    apps.push({ name: 'wechat', realmOfCode: realmOfWechatCode })
  }
  channels.route('/', createScanner(apps))
  return channels
}

const REALM = '/:realm{[A-Za-z0-9_-]{1,64}}'
