import { z } from 'zod'

import { open } from './open.ts'

export const JsonValue = z.json().meta({ id: 'JsonValue' })

/** One row of an error table. */
export interface ErrorRow {
  /** The HTTP status; 0 for a code that only appears as `failure.code` of a resource. */
  status: number
  /** For the developer. */
  message: string
  /** For the payer: what happened, whether money moved, what to do. */
  payer: { 'zh-CN': string; en: string }
  /** Whether the same request may succeed later. Default false. */
  retryable?: true
}

export type ErrorTable = Record<string, ErrorRow>

export const Locale = z.enum(['zh-CN', 'en']).meta({ id: 'Locale' })
export type Locale = z.infer<typeof Locale>

export const FieldError = z
  .object({
    path: z
      .string()
      .describe(
        'Where, as a dotted path: `items.0.amount`. Headers and query values begin with `header.` and `query.`.',
      ),
    code: open(['invalid_field', 'unknown_field']),
    message: z.string(),
  })
  .meta({ id: 'FieldError' })
export type FieldError = z.infer<typeof FieldError>

/** Every error answer (RFC 9457, `application/problem+json`). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    requestId: z.string().describe('Quote it to the bank.'),
    retryable: z.boolean(),
    message: z.string().describe('What to tell the payer, in the language of `Accept-Language`.'),
    errors: z.array(FieldError).optional().describe('The fields that were refused.'),
    details: z
      .record(z.string(), z.json())
      .optional()
      .describe('Facts that belong to the code, such as `attemptsLeft` or `available`.'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** Why an accepted thing failed. */
export const Failure = z
  .object({ code: z.string(), message: z.string() })
  .meta({ id: 'Failure', description: 'A code of the error table and what to tell the payer.' })
export type Failure = z.infer<typeof Failure>

/** What any route can answer with. */
export const commonErrors = {
  invalid_json: {
    status: 400,
    message:
      'The body is not strict JSON: broken, duplicate keys, too deep, or numbers out of range.',
    payer: {
      'zh-CN': '请求有误，请返回重试',
      en: 'Something went wrong with this request. Please go back and try again.',
    },
  },
  invalid_field: {
    status: 400,
    message: 'A field has a wrong type, format or range; `errors` names each one.',
    payer: {
      'zh-CN': '填写的内容有误，请检查后重试',
      en: 'Some details are not right. Please check them and try again.',
    },
  },
  unknown_field: {
    status: 400,
    message: 'The request carries a field this route does not know; `errors` names each one.',
    payer: {
      'zh-CN': '请求有误，请返回重试',
      en: 'Something went wrong with this request. Please go back and try again.',
    },
  },
  body_too_large: {
    status: 413,
    message: 'The body is larger than this route takes (64 KiB unless stated).',
    payer: { 'zh-CN': '提交的内容过大', en: 'What was sent is too large.' },
  },
  unsupported_media_type: {
    status: 415,
    message: 'Send application/json in UTF-8.',
    payer: {
      'zh-CN': '请求有误，请返回重试',
      en: 'Something went wrong with this request. Please go back and try again.',
    },
  },
  version_unknown: {
    status: 400,
    message: 'The Qiantang-Version header names a version this bank does not serve.',
    payer: {
      'zh-CN': '应用版本不兼容，请联系商家',
      en: 'This app needs an update. Please contact the merchant.',
    },
  },
  credentials_missing: {
    status: 401,
    message:
      'This route needs credentials: a signature, a key or a token. See the reference for who may call it.',
    payer: { 'zh-CN': '请重新登录', en: 'Please sign in again.' },
  },
  credentials_invalid: {
    status: 401,
    message: 'The key or token is not known, or was revoked.',
    payer: { 'zh-CN': '请重新登录', en: 'Please sign in again.' },
  },
  signature_missing: {
    status: 401,
    message:
      'Signature-Input, Signature or Content-Digest is missing, or does not cover what it must.',
    payer: {
      'zh-CN': '商家请求未通过验证，未扣款',
      en: 'The merchant’s request could not be verified. No money has moved.',
    },
  },
  signature_invalid: {
    status: 401,
    message: 'The signature or digest does not verify for this key, method, address and body.',
    payer: {
      'zh-CN': '商家请求未通过验证，未扣款',
      en: 'The merchant’s request could not be verified. No money has moved.',
    },
  },
  signature_stale: {
    status: 401,
    message: '`created` is more than 300 seconds from the bank’s clock.',
    payer: {
      'zh-CN': '商家请求已过期，未扣款',
      en: 'The merchant’s request has expired. No money has moved.',
    },
  },
  signature_replayed: {
    status: 401,
    message: 'This signed request was received before.',
    payer: {
      'zh-CN': '商家请求重复，未重复扣款',
      en: 'The merchant sent this request twice. It was not charged twice.',
    },
  },
  session_expired: {
    status: 401,
    message:
      'The session token is past its life (at most 15 minutes) or its session was revoked. Fetch a new one.',
    payer: {
      'zh-CN': '页面已过期，请返回商家重新进入',
      en: 'This page has expired. Please go back to the merchant and open it again.',
    },
  },
  scope_missing: {
    status: 403,
    message: 'The session lacks the scope this route needs; `details.scope` names it.',
    payer: { 'zh-CN': '当前应用未获授权', en: 'This app has not been allowed to do this.' },
  },
  caller_not_allowed: {
    status: 403,
    message: 'These credentials are valid, but not of the kind this route is for.',
    payer: { 'zh-CN': '当前应用未获授权', en: 'This app has not been allowed to do this.' },
  },
  bank_page_only: {
    status: 403,
    message: 'Only the bank’s own pages may call this route.',
    payer: { 'zh-CN': '请在银行页面中操作', en: 'Please do this on the bank’s own page.' },
  },
  not_found: {
    status: 404,
    message: 'There is no such thing for this caller.',
    payer: { 'zh-CN': '未找到相关信息', en: 'We could not find this.' },
  },
  method_not_allowed: {
    status: 405,
    message: 'This address exists, but not with this method; Allow lists those it has.',
    payer: {
      'zh-CN': '请求有误，请返回重试',
      en: 'Something went wrong with this request. Please go back and try again.',
    },
  },
  reference_conflict: {
    status: 409,
    message: 'This `reference` was used before with other content.',
    payer: {
      'zh-CN': '订单信息不一致，未扣款，请联系商家',
      en: 'This order does not match an earlier one. No money has moved; please contact the merchant.',
    },
  },
  idempotency_key_missing: {
    status: 400,
    message:
      'This route moves money and needs an Idempotency-Key header (1 to 255 visible ASCII characters).',
    payer: {
      'zh-CN': '请求有误，未扣款，请返回重试',
      en: 'Something went wrong with this request. No money has moved; please try again.',
    },
  },
  idempotency_key_reused: {
    status: 422,
    message: 'This Idempotency-Key was used before with another body.',
    payer: {
      'zh-CN': '请求有误，未扣款，请返回重试',
      en: 'Something went wrong with this request. No money has moved; please try again.',
    },
  },
  idempotency_key_in_use: {
    status: 409,
    message:
      'The first request with this Idempotency-Key is still at work. Ask again shortly with the same key.',
    payer: {
      'zh-CN': '正在处理，请稍候，勿重复支付',
      en: 'Still working on it. Please wait and do not pay again.',
    },
    retryable: true,
  },
  rate_limited: {
    status: 429,
    message: 'Too many requests; wait for Retry-After.',
    payer: {
      'zh-CN': '操作过于频繁，请稍后再试',
      en: 'Too many tries. Please wait a little and try again.',
    },
    retryable: true,
  },
  overloaded: {
    status: 503,
    message:
      'The bank took on no more work for now; nothing was written. Try again with the same Idempotency-Key.',
    payer: {
      'zh-CN': '银行繁忙，未扣款，请稍后重试',
      en: 'The bank is busy. No money has moved; please try again shortly.',
    },
    retryable: true,
  },
  internal: {
    status: 500,
    message:
      'The bank failed. Ask again with the same Idempotency-Key; quote the request id if it stays.',
    payer: {
      'zh-CN': '银行系统异常，请稍后查询结果',
      en: 'The bank had a problem. Please check the result in a moment.',
    },
    retryable: true,
  },
} as const satisfies ErrorTable
