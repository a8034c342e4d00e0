export { connectWechatPay } from './connect-wechat-pay.ts'
export type { WechatPayConnection } from './connection.ts'
