/** The refusals the simulator gives, as API v3 has them: the status that goes with the code, and its usual words. */
const refusals = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '无效请求'],
  APPID_MCHID_NOT_MATCH: [400, 'AppID和mch_id不匹配'],
  ORDERPAID: [400, '该订单已支付'],
  ORDER_CLOSED: [400, '该订单已关闭'],
  SIGN_ERROR: [401, '签名错误'],
  NO_AUTH: [403, '商户无权限'],
  NOT_ENOUGH: [403, '基本账户余额不足，请充值后重新发起'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单生成中，请稍后再试'],
} as const

export type RefusalCode = keyof typeof refusals

/** What goes back: a status and what is said with it, nothing with 204; or a file. */
export type Reply =
  | { status: 200 | 204 | 400 | 401 | 403 | 404; body?: object }
  | { file: Uint8Array<ArrayBuffer> }

export const done = (body: object): Reply => ({ status: 200, body })

export const nothing: Reply = { status: 204 }

export function refuse(code: RefusalCode, why?: string, detail?: object): Reply {
  const [status, usual] = refusals[code]
  return { status, body: { code, message: why ?? usual, ...(detail && { detail }) } }
}

/** A field that can't be so. */
export const wrong = (field: string, issue: string, value: unknown = null): Reply =>
  refuse('PARAM_ERROR', issue, { field, value, issue, location: 'body' })
