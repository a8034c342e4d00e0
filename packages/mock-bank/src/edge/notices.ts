import { takeNotice } from '../handlers/notices.ts'
import { BankError } from '../kernel/errors.ts'
import type { Answer } from './answer.ts'
import type { Edge } from './edge.ts'
import { BodyTooLarge, type Incoming } from './incoming.ts'
import { addressKey } from './network.ts'

const mostBytes = 65_536
const door = /^\/channels\/(?<channel>[a-z_]{1,32})\/notices$/

/** Whose door an address is, where it is one at which channels tell what became of payments. */
export const channelAt = (pathname: string): string | undefined =>
  door.exec(pathname)?.groups?.['channel']

/**
 * Answers what came to a channel's door: the one place where neither the form of a body nor the words of the answer
 * are ours. Null where there is no such channel.
 *
 * @throws {BankError} `rate_limited`, `body_too_large`, `invalid_json` where the line broke
 */
export const answerNotice = async (
  { bank, limiter, limits }: Edge,
  channel: string,
  incoming: Incoming,
  remoteAddress: string | undefined,
): Promise<Answer | null> => {
  if (remoteAddress !== undefined) {
    const { allowed } = await limiter.take(addressKey(remoteAddress), limits.address)
    if (!allowed) throw new BankError('rate_limited')
  }
  const body = await readText(incoming)
  const reply = await takeNotice(bank, channel, {
    ...{ headers: incoming.headers(), body, at: bank.wall() },
  })
  if (!reply) return null
  const { status, contentType, body: text } = reply
  const headers: Record<string, string> =
    contentType === null ? {} : { 'content-type': contentType }
  return { status, text: text === '' ? null : text, headers }
}

const readText = async (incoming: Incoming): Promise<string> => {
  try {
    return new TextDecoder().decode(await incoming.body(mostBytes))
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new BankError('body_too_large', { most: mostBytes })
    // The line broke. Nobody hears this answer, and it is no fault of the bank.
    throw new BankError('invalid_json')
  }
}
