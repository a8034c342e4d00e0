import { setTimeout as timer } from 'node:timers/promises'

import { isPublicAddress } from './addresses.ts'
import { post, type Post, type PostLimits } from './post.ts'
import { EgressFailed, EgressRefused } from './refusal.ts'
import { resolveByDns, type Resolve } from './resolve.ts'
import { readTarget, type Target, type TargetRules } from './target.ts'

export interface WebhookMessage {
  url: string
  headers: Record<string, string>
  body: string
}

/** The way out to addresses that merchants chose. */
export interface Egress {
  /** @throws {EgressRefused} where the bank would not send to this address now. */
  check(url: string): Promise<void>
  /**
   * Posts and answers the status.
   *
   * @throws {EgressRefused} before anything was sent.
   * @throws {EgressFailed} where no answer came.
   */
  send(message: WebhookMessage): Promise<number>
}

export interface EgressOptions extends TargetRules {
  resolve?: Resolve
  post?: Post
  limits?: Partial<PostLimits>
}

const usualLimits: PostLimits = { timeoutMs: 15_000, bodyBytes: 65_536, bodyMs: 2_000 }

/**
 * Sends to public hosts only, so that nobody can make the bank knock at doors inside its own
 * networks. The addresses that were checked are the ones it connects to.
 */
export const guardedEgress = (options: EgressOptions): Egress => {
  const { resolve = resolveByDns, post: send = post } = options
  const limits = { ...usualLimits, ...options.limits }
  return {
    async check(url) {
      await addressesOf(readTarget(url, options), resolve)
    },
    async send({ url, headers, body }) {
      const target = readTarget(url, options)
      const addresses = await addressesOf(target, resolve)
      return send({ url: target.url, headers, body }, addresses, limits)
    },
  }
}

/** A name is refused for one bad address among good ones: whoever answers so means no good. */
const addressesOf = async ({ host, addresses }: Target, resolve: Resolve): Promise<string[]> => {
  if (addresses) return addresses
  const found = await resolve(host)
  if (found.length === 0) throw new EgressRefused('host_unknown')
  if (!found.every(isPublicAddress)) throw new EgressRefused('address_not_public')
  return found
}

/** Takes webhooks inside the process, in a test: nothing is resolved, nothing leaves. */
export type WebhookFetch = (request: Request) => Response | Promise<Response>

/** Delivers to a receiver in this process. Addresses are held to the same rules, except that no name is resolved. */
export const receiverEgress = (receive: WebhookFetch, rules: TargetRules): Egress => ({
  async check(url) {
    readTarget(url, rules)
  },
  async send({ url, headers, body }) {
    readTarget(url, rules)
    const response = await answerOf(receive, new Request(url, { method: 'POST', headers, body }))
    await response.body?.cancel()
    return response.status
  },
})

const answerOf = async (receive: WebhookFetch, request: Request): Promise<Response> => {
  const late = timer(usualLimits.timeoutMs, undefined, { ref: false }).then(() => {
    throw new EgressFailed('timeout')
  })
  try {
    return await Promise.race([receive(request), late])
  } catch (error) {
    throw error instanceof EgressFailed ? error : new EgressFailed('unreachable')
  }
}
