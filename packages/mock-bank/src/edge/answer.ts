import type { Locale } from '@qiantang/sdk/contract'
import { errors, type Problem } from '@qiantang/sdk/contract'

import type { BankError } from '../kernel/errors.ts'

/** What goes back, before it is put on the wire. */
export interface Answer {
  status: number
  /** Null where there is no body. */
  text: string | null
  /** What comes bit by bit instead. */
  stream?: ReadableStream<Uint8Array>
  headers: Record<string, string>
}

export const responseOf = ({ status, text, stream, headers }: Answer): Response =>
  new Response(stream ?? text, { status, headers })

/** Server-sent events, which nobody on the way may hold back. */
export const streamAnswer = (stream: ReadableStream<Uint8Array>): Answer => ({
  ...{ status: 200, text: null, stream },
  headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
})

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Answer =>
  body === undefined || status === 204
    ? { status: 204, text: null, headers }
    : {
        status,
        text: JSON.stringify(body),
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      }

/** The one place that presents an error (RFC 9457). */
export const problemAnswer = (
  error: BankError,
  about: { origin: string; requestId: string; locale: Locale; headers?: Record<string, string> },
): Answer => {
  const { status, message, payer, retryable } = {
    retryable: false,
    ...errors[error.code],
  }
  const problem: Problem = {
    type: `${about.origin}/errors#${error.code}`,
    title: message,
    status,
    code: error.code,
    requestId: about.requestId,
    retryable,
    message: payer[about.locale],
    ...(error.fields.length > 0 && { errors: [...error.fields] }),
    ...(Object.keys(error.details).length > 0 && {
      details: error.details as NonNullable<Problem['details']>,
    }),
  }
  return {
    status,
    text: JSON.stringify(problem),
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': about.locale,
      ...retryAfter(error),
      ...about.headers,
    },
  }
}

/** A room that makes a caller wait says how long in its details. */
const retryAfter = ({ details: { retryAfterSeconds } }: BankError): Record<string, string> =>
  typeof retryAfterSeconds === 'number' ? { 'retry-after': String(retryAfterSeconds) } : {}

/** The first language of `Accept-Language` the bank speaks; Chinese where it names none. */
export const localeOf = (acceptLanguage: string | null): Locale =>
  // Browsers send the same few lines again and again.
  acceptLanguage === null ? 'zh-CN' : (known.get(acceptLanguage) ?? remember(acceptLanguage))

const known = new Map<string, Locale>()
const mostKnown = 500

const remember = (acceptLanguage: string): Locale => {
  const locale = read(acceptLanguage)
  if (known.size >= mostKnown) known.clear()
  known.set(acceptLanguage, locale)
  return locale
}

const read = (acceptLanguage: string): Locale => {
  const wishes = acceptLanguage
    .slice(0, 256)
    .split(',')
    .map((wish) => {
      const [tag = '', ...params] = wish.trim().toLowerCase().split(';')
      const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean)
      return { tag, q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ q }) => q > 0)
    .sort((left, right) => right.q - left.q)
  const first = wishes.find(({ tag }) => /^(?:zh|en)(?:-|$)/.test(tag))
  return first?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
