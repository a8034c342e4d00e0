import type { ResponseCode } from './response-codes.ts'

/** What a card's bank does with one kind of request. */
export interface Conduct {
  /** What the bank decides in the end. */
  result: ResponseCode
  /**
   * How the answer travels: at once · first "being processed", the result from the second query on ·
   * late, though received at once · never, after the deed is done · never, because the request itself
   * was lost on its way.
   */
  answer: 'at_once' | 'processing' | 'slow' | 'lost' | 'request_lost'
  /** What has succeeded is sent back after so many queries. A network knows no other time of the realm's. @default never */
  returnedAfterQueries?: number
}

/** The three things the network asks of a card's bank. */
export type Kind = 'verify' | 'collect' | 'payOut'

const fine: Conduct = { result: '00', answer: 'at_once' }
const refuse = (result: ResponseCode): Conduct => ({ result, answer: 'at_once' })
const both = (conduct: Conduct) => ({ verify: fine, collect: conduct, payOut: conduct })

/** Every way a card of the table can behave: one row a behaviour, one column a request. */
export const behaviours = {
  ordinary: both(fine),
  other_holder: { verify: refuse('66'), collect: refuse('66'), payOut: refuse('66') },
  lost: { verify: refuse('63'), collect: refuse('63'), payOut: refuse('63') },
  restricted: both(refuse('63')),
  insufficient_funds: { verify: fine, collect: refuse('64'), payOut: fine },
  answer_lost_money_moved: both({ result: '00', answer: 'lost' }),
  answer_lost_nothing_moved: both({ result: '00', answer: 'request_lost' }),
  slow: both({ result: '00', answer: 'slow' }),
  processing_then_done: both({ result: '00', answer: 'processing' }),
  processing_then_refused: both({ result: '60', answer: 'processing' }),
  pay_out_refused: { verify: fine, collect: fine, payOut: refuse('62') },
  pay_out_returned: { verify: fine, collect: fine, payOut: { result: '45', answer: 'processing' } },
  pay_out_returned_later: {
    verify: fine,
    collect: fine,
    payOut: { result: '00', answer: 'at_once', returnedAfterQueries: 1 },
  },
} as const satisfies Record<string, Record<Kind, Conduct>>

export type Behaviour = keyof typeof behaviours

/** What the people page tells of each behaviour. */
export const aboutBehaviour: Record<Behaviour, { zh: string; en: string }> = {
  ordinary: { zh: '一切成功', en: 'Everything succeeds' },
  other_holder: {
    zh: '发卡行留存的信息不同，验证失败',
    en: 'Its bank has other details on file: verification fails',
  },
  lost: { zh: '已挂失，验证失败', en: 'Reported lost: verification fails' },
  restricted: {
    zh: '可绑定，之后收付款均被拒绝（卡状态不正确）',
    en: 'Can be bound, then refuses every movement (card status)',
  },
  insufficient_funds: { zh: '充值失败：余额不足', en: 'Top-ups fail: insufficient funds' },
  answer_lost_money_moved: {
    zh: '已入账，但应答丢失',
    en: 'The money moves, the answer is lost',
  },
  answer_lost_nothing_moved: {
    zh: '请求丢失，资金未动',
    en: 'The request is lost, nothing moves',
  },
  slow: { zh: '已受理，应答很慢', en: 'Accepted at once, answered late' },
  processing_then_done: {
    zh: '处理中，第二次查询时成功',
    en: 'Being processed, done by the second query',
  },
  processing_then_refused: {
    zh: '处理中，第二次查询时失败',
    en: 'Being processed, refused by the second query',
  },
  pay_out_refused: { zh: '可充值，提现被拒绝', en: 'Top-ups succeed, withdrawals are refused' },
  pay_out_returned: {
    zh: '可充值，提现被退回',
    en: 'Top-ups succeed, withdrawals are accepted and then returned',
  },
  pay_out_returned_later: {
    zh: '可充值，提现到账，两天后被退回',
    en: 'Top-ups succeed, withdrawals arrive and are sent back two days later',
  },
}
