import type { KeyObject } from 'node:crypto'

import { toAlipayTime } from './alipay-time.ts'
import { membersOf } from './answer-text.ts'
import { isSignedBy, type Parameters, signed } from './signature.ts'

export interface AlipayConnection {
  /** Where Alipay answers for a realm, without `/gateway.do`. */
  baseUrl: (realmId: string) => string
  /** The bank's app with Alipay. */
  appId: string
  /** The bank's number as a seller. */
  sellerId: string
  /** Signs what the bank sends. */
  privateKey: KeyObject
  /** Verifies what Alipay answers and tells. */
  alipayPublicKey: KeyObject
  fetch: typeof fetch
  /** The time of a realm. */
  now: (realmId: string) => Promise<Date>
  /** How long an answer is waited for, its body included. */
  timeoutMs: number
}

/** What is asked of Alipay. */
export interface Request {
  realmId: string
  method: `alipay.${string}`
  /** The business of it, `biz_content`. */
  content: Readonly<Record<string, string | string[]>>
  noticeUrl?: string
  returnUrl?: string
}

/** What Alipay said: the node of its answer that it signed. */
export type Answer = Readonly<Record<string, unknown>>

/** A request with everything Alipay wants to know beside the business of it, signed. */
export const signedRequest = async (
  { appId, privateKey, now }: AlipayConnection,
  { realmId, method, content, noticeUrl = '', returnUrl = '' }: Request,
): Promise<Parameters> => {
  const timestamp = toAlipayTime(await now(realmId))
  const parameters = {
    ...{ app_id: appId, method, format: 'JSON', charset: 'utf-8', sign_type: 'RSA2' },
    ...{ timestamp, version: '1.0', notify_url: noticeUrl, return_url: returnUrl },
    biz_content: JSON.stringify(content),
  }
  const present = Object.entries(parameters).filter(([, value]) => value !== '')
  return signed(Object.fromEntries(present), privateKey)
}

export const gatewayOf = ({ baseUrl }: AlipayConnection, realmId: string): string =>
  `${baseUrl(realmId)}/gateway.do`

/**
 * Posts one signed request and reads the answer to it. Nothing comes back when there is no answer in time, or one
 * that Alipay did not sign, or that is about another payment: the caller knows no more than before.
 */
export const exchange = async (
  connection: AlipayConnection,
  request: Request,
): Promise<Answer | undefined> => {
  const { biz_content = '', ...about } = await signedRequest(connection, request)
  const url = `${gatewayOf(connection, request.realmId)}?${new URLSearchParams(about)}`

  const text = await post(connection, url, new URLSearchParams({ biz_content }))
  if (text === undefined) return undefined
  const answer = trustedNode(text, request.method, connection.alipayPublicKey)
  return answer && isAbout(answer, request.content) ? answer : undefined
}

/** The signature covers the node's own text, so the node is read from that text and from nothing else. */
const trustedNode = (text: string, method: string, key: KeyObject): Answer | undefined => {
  const members = membersOf(text)
  const node = members?.get(`${method.replaceAll('.', '_')}_response`)
  const sign = members?.get('sign')
  if (!node?.startsWith('{') || !sign?.startsWith('"')) return undefined
  return isSignedBy(key, node, JSON.parse(sign) as string)
    ? (JSON.parse(node) as Answer)
    : undefined
}

/** Else an answer about something else could be passed off as this one's. */
const isAbout = (answer: Answer, { out_trade_no: asked }: Request['content']): boolean => {
  const told = answer['out_trade_no']
  return asked === undefined || told === asked || (told === undefined && answer['code'] !== '10000')
}

const post = async (
  { fetch, timeoutMs }: AlipayConnection,
  url: string,
  body: URLSearchParams,
): Promise<string | undefined> => {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const request = { method: 'POST', body, signal, redirect: 'error' } as const
    const answered = fetch(url, request).then(async (answer) => ({
      ok: answer.ok,
      text: await answer.text(),
    }))
    const answer = await Promise.race([answered, aborted(signal)])
    return answer.ok ? answer.text : undefined
  } catch {
    // Refused connection, time-out, broken answer: all the same, and their texts may quote what was sent.
    return undefined
  }
}

/** Fails when the time is up, also where the way out does not watch the signal. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('No answer in time.')), { once: true })
  })
