export { connectAlipay } from './connect-alipay.ts'
export type { AlipayConnection } from './exchange.ts'
