import { authorizationOf } from './authorization.ts'
import { isBelieved } from './believed.ts'
import type { WechatPayConnection } from './connection.ts'

/** What WeChat Pay has answered and signed. */
export interface Answer {
  status: number
  /** The code of a refusal, such as `ORDER_NOT_EXIST`. */
  code: string | undefined
  body: unknown
}

/**
 * Sends one signed request. Nothing comes back when there is no answer in time, or one that WeChat Pay did not sign:
 * the caller knows no more than before.
 */
export const exchange = async (
  line: WechatPayConnection,
  realmId: string,
  method: 'GET' | 'POST',
  path: string,
  content?: object,
): Promise<Answer | undefined> => {
  const url = new URL(`${line.baseUrl(realmId)}${path}`)
  const body = content === undefined ? '' : JSON.stringify(content)
  const authorization = await authorizationOf(line, { method, url, body, at: line.wall() })

  const answer = await send(line, url, {
    method,
    headers: {
      authorization,
      accept: 'application/json',
      // Nobody looks at it but the simulated WeChat Pay, which goes along with a realm's clock.
      date: (await line.now(realmId)).toUTCString(),
      'user-agent': 'qiantang',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body }),
    redirect: 'error',
  })
  if (!answer || !isBelieved(line.platformKeys, { ...answer, at: line.wall() })) return undefined

  const read = readJson(answer.body)
  return { status: answer.status, code: codeOf(read), body: read }
}

const send = async (line: WechatPayConnection, url: URL, request: RequestInit) => {
  const signal = AbortSignal.timeout(line.timeoutMs)
  try {
    const answered = line.fetch(url, { ...request, signal }).then(async (answer) => ({
      status: answer.status,
      headers: answer.headers,
      body: await answer.text(),
    }))
    return await Promise.race([answered, aborted(signal)])
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

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const codeOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : undefined
