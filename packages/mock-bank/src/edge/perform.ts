import { isDeepStrictEqual } from 'node:util'

import { type Locale, type Route, versions } from '@qiantang/sdk/contract'

import type { Caller } from '../apps/caller.ts'
import type { Json } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { idFrom, newSeed } from '../kernel/ids.ts'
import { type Call, Existing, type Step } from '../handlers/handler.ts'
import { type Answer, jsonAnswer } from './answer.ts'
import { authenticate, type Identity, nobody } from './authenticate.ts'
import { authorize } from './authorize.ts'
import type { Edge } from './edge.ts'
import { type Held, principalOf } from './idempotency.ts'
import type { Operation } from './operations.ts'
import { limitBy, limitRefusals } from './limit.ts'
import type { Verdict } from './rate-limits.ts'
import { type Body, readBody } from './read-body.ts'
import { refuseReplay } from './seen-signatures.ts'
import { validateBody, validateQuery } from './validate.ts'

/** A request on its way in. */
export interface Arrival {
  request: Request
  /** Unknown for a call inside the process. */
  remoteAddress: string | undefined
  requestId: string
  locale: Locale
  /** As the path has them. */
  params: Record<string, string>
  /** Set where another call runs this one as its step: the caller is known. */
  within: Identity | undefined
  /** What the limits said, for the answer's headers. */
  verdicts: Verdict[]
  /** Who calls, once it is known. */
  identity: Identity | undefined
  /** Runs another call as this caller. */
  run: (identity: Identity, step: Step, key: string) => Promise<{ status: number; body: Json }>
  /** Turns what a handler threw into an answer. */
  present: (error: unknown) => Answer
}

/** From a request to an answer: who calls, may they, is it well formed, was it here before, then the handler. */
export const perform = async (
  edge: Edge,
  operation: Operation,
  arrival: Arrival,
): Promise<Answer> => {
  const { bank } = edge
  const { route } = operation
  const { request } = arrival
  requireVersion(request)
  if (arrival.remoteAddress !== undefined)
    await limitBy(edge, arrival, route, addressOf(arrival), edge.limits.address)
  const body = await readBody(request, route.maxBodyBytes)
  const identity = arrival.within ?? (await identify(edge, route, arrival, body))
  arrival.identity = identity
  await limitCaller(edge, arrival, route, identity.caller)
  const caller = authorize(bank, route, identity, request, arrival.remoteAddress)

  const params = paramsFor(caller, arrival.params)
  const call = {
    caller,
    params,
    body: validateBody(route, body.text),
    query: validateQuery(route, new URL(request.url).searchParams),
  }
  const key = idempotencyKeyOf(route, request)
  const principal = key === null ? null : principalOf(caller)

  const handle = async ({ seed, resumed }: Held): Promise<Answer> => {
    const mask = 'app' in caller ? caller.app.slotMask : 0
    const reply = await operation.handle(bank, {
      ...call,
      locale: arrival.locale,
      requestId: arrival.requestId,
      claim: { id: (prefix, slot) => idFrom(seed, prefix, slot, mask), resumed },
      credential: identity.credential,
      run: (step) => arrival.run(identity, step, key ?? arrival.requestId),
    } as Call<Route>)
    return answerOf(edge, operation, reply)
  }

  if (key !== null && principal) {
    const path = pathOf(route, params)
    return edge.idempotency.once(
      { ...principal, method: route.method, path, key, body: body.bytes },
      (held) => handle(held).catch(arrival.present),
    )
  }
  if (identity.signed && !arrival.within && route.method !== 'GET')
    await refuseReplay(bank, identity.signed)
  return handle({ seed: newSeed(bank.wall()), resumed: false })
}

const requireVersion = ({ headers }: Request) => {
  const version = headers.get('qiantang-version')
  if (version !== null && !versions.some((known) => known === version))
    throw new BankError('version_unknown')
}

const addressOf = ({ remoteAddress = 'process' }: Arrival): string =>
  // An IPv6 customer has a whole /64.
  `address:${remoteAddress.includes(':') ? remoteAddress.split(':').slice(0, 4).join(':') : remoteAddress}`

const identify = async (
  edge: Edge,
  route: Route,
  arrival: Arrival,
  body: Body,
): Promise<Identity> => {
  if (route.callers.some((role) => role === 'public' || role === 'loopback')) return nobody
  try {
    return await authenticate(edge.bank, edge.finders, arrival.request, body.bytes)
  } catch (error) {
    if (error instanceof BankError) await limitRefusals(edge, arrival, route, addressOf(arrival))
    throw error
  }
}

const limitCaller = async (edge: Edge, arrival: Arrival, route: Route, caller: Caller) => {
  if (caller.kind === 'merchant')
    await limitBy(edge, arrival, route, `app:${caller.app.id}`, edge.limits.app)
  if (caller.kind === 'user' || caller.kind === 'checkout') {
    const { principal } = principalOf(caller) ?? fault('A caller of an app has a principal.')
    await limitBy(edge, arrival, route, `user:${principal}`, edge.limits.user)
  }
}

/** What an id, a user's id or a name in a path can look like; anything else names nothing. */
const plainParam = /^[A-Za-z0-9_\-.@]{1,64}$/

const paramsFor = (caller: Caller, params: Record<string, string>): Record<string, string> => {
  if (!Object.values(params).every((value) => plainParam.test(value)))
    throw new BankError('not_found')
  if (params['userId'] === undefined || caller.kind !== 'user') return params
  if (params['userId'] !== 'me' && params['userId'] !== caller.userId)
    throw new BankError('not_found')
  return { ...params, userId: caller.userId }
}

const pathOf = (route: Route, params: Record<string, string>): string =>
  route.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')

const visibleAscii = /^[\x21-\x7e]{1,255}$/

const idempotencyKeyOf = (route: Route, { headers }: Request): string | null => {
  if (route.method !== 'POST') return null
  const key = headers.get('idempotency-key')
  if (key === null && route.idempotencyKey === 'required')
    throw new BankError('idempotency_key_missing')
  if (key !== null && !visibleAscii.test(key))
    throw new BankError('invalid_field', {}, [
      {
        path: 'header.idempotency-key',
        code: 'invalid_field',
        message: 'Expected once, 1 to 255 visible ASCII characters.',
      },
    ])
  return key
}

const answerOf = (edge: Edge, { name, route }: Operation, reply: unknown): Answer => {
  const body = reply instanceof Existing ? (reply.body as unknown) : reply
  if (edge.checkReplies) checkReply(name, route, body)
  return jsonAnswer(reply instanceof Existing ? 200 : (route.status ?? 200), body)
}

const checkReply = (name: string, { reply }: Route, body: unknown) => {
  const wire: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body))
  if (!reply) return wire === undefined || fault(`${name} answers a body where there is none.`)
  const { success, data, error } = reply.safeParse(wire)
  if (!success) return fault(`${name} breaks the contract: ${error.message}`)
  return isDeepStrictEqual(data, wire) || fault(`${name} answers more than the contract says.`)
}
