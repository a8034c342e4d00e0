import type { ComponentType } from 'react'
import { AlipayMark, UnionPayMark, WechatPayMark } from '../../design/marks/pay-marks.tsx'

/** An app on the phone that pays. Another one is another entry: its doors are found by the code it scans. */
export interface PayApp {
  /** As the simulators call it, and the addresses of the phone. */
  name: 'alipay' | 'wechat' | 'unionpay'
  Mark: ComponentType
  /** The colour of its bar, over which nothing is written. */
  colour: string
}

export const payApps: readonly PayApp[] = [
  { name: 'alipay', Mark: AlipayMark, colour: 'bg-[#1462c9]' },
  { name: 'wechat', Mark: WechatPayMark, colour: 'bg-[#117a3d]' },
  { name: 'unionpay', Mark: UnionPayMark, colour: 'bg-[#a3283a]' },
]

export const payAppOf = (name: string | undefined): PayApp | undefined =>
  payApps.find((app) => app.name === name)
