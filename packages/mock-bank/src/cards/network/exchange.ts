import type { KeyObject } from 'node:crypto'
import { readAnswer } from './answer-text.ts'
import { isSignedBy, signed, type Fields } from './signature.ts'

export interface Line {
  baseUrl: (realmId: string) => string
  merId: string
  certId: string
  privateKey: KeyObject
  networkPublicKey: KeyObject
  fetch: typeof fetch
  timeoutMs: number
}

/**
 * Posts one signed message and reads the answer to it. Nothing comes back when there is no answer in
 * time, or one that the network did not sign, or that answers something else: the caller knows no more
 * than before.
 */
export const exchange = async (
  line: Line,
  realmId: string,
  door: Exclude<Door, 'frontTransReq.do'>,
  message: Fields,
): Promise<Fields | undefined> => {
  const fields = await letter(line, message)
  const text = await post(line, doorOf(line, realmId, door), fields)
  if (text === undefined) return undefined

  const answer = readAnswer(text)
  const isOurs = repeated.every((name) => answer[name] === fields[name])
  return isOurs && isSignedBy(line.networkPublicKey, answer) ? answer : undefined
}

/** A message as a member sends it: with what all of them say, and signed. */
export const letter = ({ merId, certId, privateKey }: Line, message: Fields): Promise<Fields> =>
  signed({ ...common, ...message, merId, certId }, privateKey)

/** Where the network takes what: from members, or, at `frontTransReq.do`, from a payer's browser. */
export const doorOf = (line: Pick<Line, 'baseUrl'>, realmId: string, door: Door): string =>
  `${line.baseUrl(realmId)}/gateway/api/${door}`

export type Door = 'backTransReq.do' | 'appTransReq.do' | 'queryTrans.do' | 'frontTransReq.do'

const common = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0' }

// What an answer repeats of its request; else an answer to something else could be passed off as this one's.
const repeated = ['merId', 'orderId', 'txnTime', 'txnType'] as const

const post = async (line: Line, url: string, fields: Fields): Promise<string | undefined> => {
  const signal = AbortSignal.timeout(line.timeoutMs)
  try {
    const request = {
      method: 'POST',
      body: new URLSearchParams(fields),
      signal,
      redirect: 'error',
    } as const
    const answered = line
      .fetch(url, request)
      .then(async (answer) => ({ ok: answer.ok, text: await answer.text() }))
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
