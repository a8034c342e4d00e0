import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'

import { EgressFailed } from './refusal.ts'

export interface Outgoing {
  url: URL
  headers: Record<string, string>
  body: string
}

export interface PostLimits {
  /** From the first packet to the end of the answer's head. */
  timeoutMs: number
  /** An answer's body is read this far and this long, for politeness, and dropped. */
  bodyBytes: number
  bodyMs: number
}

/** Sends to exactly these addresses, whatever the host's name says by now. Follows no redirect. Answers the status. */
export type Post = (message: Outgoing, addresses: string[], limits: PostLimits) => Promise<number>

/** @throws {EgressFailed} */
export const post: Post = ({ url, headers, body }, addresses, limits) =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own: one kept open from before would lead to an address checked before.
      agent: false,
      lookup: pinnedTo(addresses),
      maxHeaderSize: 16_384,
    })
    const timer = setTimeout(() => request.destroy(new EgressFailed('timeout')), limits.timeoutMs)
    request.on('close', () => clearTimeout(timer))
    request.on('error', (error) =>
      reject(error instanceof EgressFailed ? error : new EgressFailed('unreachable')),
    )
    request.on('response', (response) => {
      clearTimeout(timer)
      // The status has decided; what becomes of the rest no longer matters.
      resolve(drop(response, limits).then(() => response.statusCode ?? 0))
    })
    request.end(body)
  })

const pinnedTo = (addresses: string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (host, options, answer) => {
    const [first] = all
    if (!first) answer(new Error(`No address for ${host}.`), '', 4)
    else if (options.all) answer(null, all)
    else answer(null, first.address, first.family)
  }
}

const drop = (response: IncomingMessage, { bodyBytes, bodyMs }: PostLimits): Promise<void> =>
  new Promise((resolve) => {
    let received = 0
    const timer = setTimeout(() => response.destroy(), bodyMs)
    response.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > bodyBytes) response.destroy()
    })
    response.on('error', () => {})
    response.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
