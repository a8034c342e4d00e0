import type { TestBank } from '../../test-bank.ts'
import { channelShop } from '../channel-shop.ts'

/** A realm whose app is paid by WeChat Pay. */
export const wechatShop = (on?: TestBank) => channelShop('wechat', on)
