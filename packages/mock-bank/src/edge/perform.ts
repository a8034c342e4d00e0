import { isDeepStrictEqual } from 'node:util'

import { type Locale, type Route, versions } from '@qiantang/sdk/contract'

import type { Caller } from '../apps/caller.ts'
import type { Json } from '../kernel/database/index.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { idFrom, newSeed } from '../kernel/ids.ts'
import {
  type Call,
  type Claim,
  Existing,
  InSteps,
  Replayed,
  type Step,
  Streaming,
  WithCookie,
} from '../handlers/handler.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { findVisitor } from '../links/index.ts'
import type { CallKey } from '../orders/index.ts'
import { mustBeAgreed } from './agreed.ts'
import { type Answer, jsonAnswer, streamAnswer } from './answer.ts'
import { authenticate, type Identity, nobody } from './authenticate.ts'
import { authorize, mustBeTypedHere, roleOf } from './authorize.ts'
import { keptInBooks, keyInBooks } from './books-keys.ts'
import type { Edge } from './edge.ts'
import type { Incoming } from './incoming.ts'
import { type Held, principalOf } from './idempotency.ts'
import type { Operation } from './operations.ts'
import { limitBy, limitRefusals } from './limit.ts'
import { addressKey, networkOf, plainAddress } from './network.ts'
import type { Verdict } from './rate-limits.ts'
import { type Body, readBody } from './read-body.ts'
import { refuseReplay } from './seen-signatures.ts'
import { sessionCookie } from './session-cookie.ts'
import { validateBody, validateQuery } from './validate.ts'

/** A request on its way in. */
export interface Arrival {
  incoming: Incoming
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
  const { incoming } = arrival
  requireVersion(incoming)
  if (arrival.remoteAddress !== undefined)
    await limitBy(edge, arrival, route, addressOf(arrival), edge.limits.address)
  const body = await readBody(incoming, route.maxBodyBytes)
  const identity = arrival.within ?? (await identify(edge, route, arrival, body))
  arrival.identity = identity
  await limitCaller(edge, arrival, route, identity.caller)
  const authorized = authorize(bank, route, identity, incoming, arrival.remoteAddress)
  const params = paramsFor(authorized, arrival.params)
  const caller = await asVisitor(edge, route, arrival, authorized)

  const call = {
    caller,
    params,
    body: validateBody(route, roleOf(caller), body.text),
    query: validateQuery(route, incoming.url),
  }
  mustBeTypedHere(bank, route, call.body, incoming)
  const key = idempotencyKeyOf(route, incoming)
  const principal = key === null ? null : principalOf(caller)

  const mask = 'app' in caller ? caller.app.slotMask : 0
  const claimOf = ({ seed, resumed }: Held): Claim => ({
    id: (prefix, slot) => idFrom(seed, prefix, slot, mask),
    resumed,
  })
  const ask = async (held: Held, booked: CallKey | null) => {
    mustBeAgreed(route, caller, call.body)
    return operation.handle(bank, {
      ...call,
      locale: arrival.locale,
      requestId: arrival.requestId,
      claim: claimOf(held),
      key: booked,
      credential: identity.credential,
      run: (step) => arrival.run(identity, step, key ?? arrival.requestId),
    } as Call<Route>)
  }
  const answer = (reply: unknown) => answerOf(edge, operation, arrival, reply)

  if (key !== null && principal) {
    const path = pathOf(route, params)
    const keyed = { ...principal, method: route.method, path, key, body: body.bytes }
    const once = (run: (held: Held) => Promise<unknown>) =>
      edge.idempotency.once(keyed, (held) => run(held).then(answer).catch(arrival.present))
    if (!keptInBooks.has(operation.name)) return once((held) => ask(held, null))
    const reply = await ask(afresh(bank), keyInBooks(bank, keyed))
    return reply instanceof InSteps ? once((held) => reply.run(claimOf(held))) : answer(reply)
  }
  if (identity.signed && !arrival.within && route.method !== 'GET')
    await refuseReplay(bank, identity.signed)
  return answer(await ask(afresh(bank), null))
}

const afresh = ({ wall }: Pick<Kernel, 'wall'>): Held => ({ seed: newSeed(wall()), resumed: false })

const requireVersion = (incoming: Incoming) => {
  const version = incoming.header('qiantang-version')
  if (version !== null && !versions.some((known) => known === version))
    throw new BankError('version_unknown')
}

const addressOf = ({ remoteAddress = 'process' }: Arrival): string => addressKey(remoteAddress)

const identify = async (
  edge: Edge,
  route: Route,
  arrival: Arrival,
  body: Body,
): Promise<Identity> => {
  if (route.callers.some((role) => role === 'public' || role === 'loopback'))
    return arrivedFrom(nobody, arrival.remoteAddress)
  try {
    const identity = await authenticate(
      edge.bank,
      edge.finders,
      route,
      arrival.incoming,
      body.bytes,
    )
    return arrivedFrom(identity, arrival.remoteAddress)
  } catch (error) {
    if (error instanceof BankError) await limitRefusals(edge, arrival, route, addressOf(arrival))
    throw error
  }
}

const arrivedFrom = (identity: Identity, remoteAddress: string | undefined): Identity => {
  const network = networkOf(remoteAddress)
  if (network === undefined || identity.caller.kind === 'sandbox') return identity
  const address = plainAddress(remoteAddress ?? '')
  return { ...identity, caller: { ...identity.caller, network, address } }
}

const limitCaller = async (edge: Edge, arrival: Arrival, route: Route, caller: Caller) => {
  if (caller.kind === 'merchant')
    await limitBy(edge, arrival, route, `app:${caller.app.id}`, edge.limits.app)
  if (caller.kind === 'user' || caller.kind === 'checkout' || caller.kind === 'operator') {
    const { principal } = principalOf(caller) ?? fault('A caller of an app has a principal.')
    await limitBy(edge, arrival, route, `user:${principal}`, edge.limits.user)
  }
}

/** Who calls about a payment link needs no more than its address; what they may begin there is little. */
const asVisitor = async (
  edge: Edge,
  route: Route,
  arrival: Arrival,
  caller: Caller,
): Promise<Caller> => {
  const id = arrival.params['paymentLinkId']
  if (caller.kind !== 'public' || id === undefined) return caller
  const begins = route.method !== 'GET'
  if (begins && arrival.remoteAddress !== undefined)
    await limitBy(edge, arrival, route, `visits:${addressOf(arrival)}`, edge.limits.visits)
  const visitor = await findVisitor(edge.bank, id)
  if (begins) await limitBy(edge, arrival, route, `visits:${id}`, edge.limits.visitsOfLink)
  return visitor
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

const idempotencyKeyOf = (route: Route, incoming: Incoming): string | null => {
  if (route.method !== 'POST') return null
  const key = incoming.header('idempotency-key')
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

const answerOf = (edge: Edge, operation: Operation, arrival: Arrival, reply: unknown): Answer => {
  const { name, route } = operation
  const { present } = arrival
  if (reply instanceof Streaming) return streamAnswer(reply.stream)
  if (reply instanceof Replayed && reply.was instanceof BankError)
    return replayed(present(reply.was))
  if (reply instanceof WithCookie) return cookied(edge, operation, arrival, reply)
  const wrapped = reply instanceof Replayed || reply instanceof Existing
  const body: unknown = wrapped ? ('was' in reply ? reply.was : reply.body) : reply
  if (edge.checkReplies) checkReply(name, route, body)
  const answer = jsonAnswer(reply instanceof Existing ? 200 : (route.status ?? 200), body)
  return reply instanceof Replayed ? replayed(answer) : answer
}

const cookied = (
  edge: Edge,
  operation: Operation,
  arrival: Arrival,
  { body, secret }: WithCookie<unknown>,
): Answer => {
  const answer = answerOf(edge, operation, arrival, body)
  return {
    ...answer,
    headers: { ...answer.headers, 'set-cookie': sessionCookie(edge.bank, secret) },
  }
}

const replayed = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'idempotent-replayed': 'true' },
})

const checkReply = (name: string, { reply }: Route, body: unknown) => {
  const wire: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body))
  if (!reply) return wire === undefined || fault(`${name} answers a body where there is none.`)
  const { success, data, error } = reply.safeParse(wire)
  if (!success) return fault(`${name} breaks the contract: ${error.message}`)
  return isDeepStrictEqual(data, wire) || fault(`${name} answers more than the contract says.`)
}
