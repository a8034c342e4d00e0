/** What Alipay says no with: the code that goes before, and its words. */
const refusals = {
  'isv.missing-app-id': ['40001', '缺少AppID参数'],
  'isv.invalid-app-id': ['40002', '无效的AppID参数'],
  'isv.missing-signature': ['40001', '缺少签名参数'],
  'isv.invalid-signature': ['40002', '验签出错，请检查签名'],
  'isv.invalid-method': ['40002', '不存在的方法名'],
  'isv.missing-parameter': ['40001', '缺少必选参数'],
  'isv.invalid-parameter': ['40002', '参数无效'],
  'ACQ.TRADE_NOT_EXIST': ['40004', '交易不存在'],
  'ACQ.TRADE_HAS_SUCCESS': ['40004', '交易已被支付'],
  'ACQ.TRADE_HAS_CLOSE': ['40004', '交易已经关闭'],
  'ACQ.TRADE_HAS_FINISHED': ['40004', '交易已完结'],
  'ACQ.TRADE_STATUS_ERROR': ['40004', '交易状态不合法'],
  'ACQ.REASON_TRADE_STATUS_INVALID': ['40004', '交易状态异常'],
  'ACQ.CONTEXT_INCONSISTENT': ['40004', '交易信息被篡改'],
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': ['40004', '退款金额超限'],
  'ACQ.DISCORDANT_REPEAT_REQUEST': ['40004', '请求信息不一致'],
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': ['40004', '卖家余额不足'],
  'isp.bill_not_exist': ['40004', '账单不存在'],
} as const

const words = {
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40004': 'Business Failed',
} as const

export type Refusal = keyof typeof refusals

/** The node of an answer. */
export type Node = Readonly<Record<string, unknown>>

export const yes = (node: Node): Node => ({ code: '10000', msg: 'Success', ...node })

export function no(refusal: Refusal, node: Node = {}): Node {
  const [code, told] = refusals[refusal]
  return { code, msg: words[code], sub_code: refusal, sub_msg: told, ...node }
}
