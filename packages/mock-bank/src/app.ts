import { randomBytes } from 'node:crypto'

import { type ErrorCode, openApiDocument, type Route } from '@qiantang/sdk/contract'

import { type Answer, jsonAnswer, localeOf, problemAnswer, responseOf } from './edge/answer.ts'
import type { Identity } from './edge/authenticate.ts'
import type { Edge } from './edge/edge.ts'
import { errorsPage, errorsPolicy } from './edge/errors-page.ts'
import { commonHeaders, corsHeaders, methodsOf, preflightHeaders } from './edge/headers.ts'
import { type Incoming, incomingOf } from './edge/incoming.ts'
import { nearest } from './edge/limit.ts'
import { answerNotice, channelAt } from './edge/notices.ts'
import { type Operation, operationsOf } from './edge/operations.ts'
import { type Arrival, perform } from './edge/perform.ts'
import { limitHeaders } from './edge/rate-limits.ts'
import { createRouting, paramsIn, type Place } from './edge/routing.ts'
import { signAnswer } from './edge/sign-answer.ts'
import { stepOf } from './edge/steps.ts'
import { handlers } from './handlers/index.ts'
import type { Json } from './kernel/database/index.ts'
import { BankError } from './kernel/errors.ts'
import { faultOf } from './kernel/log.ts'

/** What is known of a request besides itself. */
export interface Connection {
  /** Unknown for a call inside the process. */
  remoteAddress?: string | undefined
}

/** The API: every route of the contract, answered by its handler. */
export interface App {
  /** Answers what a server has read from the wire. It never throws. */
  answer(incoming: Incoming, connection?: Connection): Promise<Answer>
  /** The same for a `Request`. */
  fetch(request: Request, connection?: Connection): Promise<Response>
}

/** A call on the way to its operation. Where another call runs it as its step, the caller is known. */
interface Call {
  incoming: Incoming
  remoteAddress: string | undefined
  within?: { identity: Identity; requestId: string }
}

export const createApp = (edge: Edge): App => {
  const { mode, origin } = edge.bank
  const placeOf = createRouting(operationsOf(handlers, mode))
  const pages: Record<string, () => Answer> = {
    '/openapi.json': () => jsonAnswer(200, openApiDocument(origin), anyOrigin),
    '/errors': () => html(errorsPage(), errorsPolicy),
  }

  const dispatch = async (call: Call): Promise<Answer> => {
    const { incoming } = call
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
    const channel = method === 'POST' ? channelAt(incoming.url.pathname) : undefined
    if (channel !== undefined) return takeNotice(edge, channel, call)
    const place = placeOf(incoming.url.pathname)
    const operation = place?.operations.get(method)
    if (place && operation) return respond(edge, call, operation, place, dispatch)
    if (place) return elsewise(edge, incoming, place)
    const page = method === 'GET' ? pages[incoming.url.pathname] : undefined
    return page ? plain(edge, page()) : refuse(edge, incoming, 'not_found')
  }

  const answer: App['answer'] = async (incoming, { remoteAddress } = {}) => {
    const whole = await dispatch({ incoming, remoteAddress }).catch((error: unknown) => {
      edge.onFault(error)
      edge.bank.log.error('A request failed outside its handler.', { fault: faultOf(error) })
      return refuse(edge, incoming, 'internal')
    })
    if (incoming.method !== 'HEAD') return whole
    const { stream, ...head } = whole
    await stream?.cancel()
    return { ...head, text: null }
  }

  return {
    answer,
    fetch: async (request, connection) => responseOf(await answer(incomingOf(request), connection)),
  }
}

/** What a channel tells at its door. No answer of ours is expected there but the channel's own words. */
const takeNotice = async (
  edge: Edge,
  channel: string,
  { incoming, remoteAddress }: Call,
): Promise<Answer> => {
  try {
    const answer = await answerNotice(edge, channel, incoming, remoteAddress)
    return answer ? plain(edge, answer) : refuse(edge, incoming, 'not_found')
  } catch (error) {
    if (error instanceof BankError) return refuse(edge, incoming, error.code)
    throw error
  }
}

/** One request of one route, from arrival to the wire. */
const respond = async (
  edge: Edge,
  call: Call,
  operation: Operation,
  { pieces }: Place,
  dispatch: (call: Call) => Promise<Answer>,
): Promise<Answer> => {
  const started = performance.now()
  const arrival = arrivalOf(edge, call, paramsIn(operation, pieces), dispatch)
  const answer = await attempt(edge, operation, arrival)
  logAnswer(edge, operation, arrival, answer, performance.now() - started)
  const limit = nearest(arrival.verdicts)
  return signed(edge, arrival, {
    ...answer,
    headers: {
      ...commonHeaders(edge.bank, arrival.requestId),
      ...corsHeaders(operation.route),
      ...(limit && limitHeaders(limit)),
      ...answer.headers,
    },
  })
}

const attempt = async (edge: Edge, operation: Operation, arrival: Arrival): Promise<Answer> => {
  try {
    // Whatever a step's path was disguised as, it led here.
    if (arrival.within && operation.name === 'composite.run')
      throw new BankError('composite_invalid')
    return await perform(edge, operation, arrival)
  } catch (error) {
    return arrival.present(error)
  }
}

const arrivalOf = (
  edge: Edge,
  { incoming, remoteAddress, within }: Call,
  params: Record<string, string>,
  dispatch: (call: Call) => Promise<Answer>,
): Arrival => {
  const requestId = within?.requestId ?? newRequestId()
  const locale = localeOf(incoming.header('accept-language'))
  return {
    ...{ incoming, requestId, locale, remoteAddress, params },
    within: within?.identity,
    identity: undefined,
    verdicts: [],
    run: async (identity, step, key) => {
      const { status, text } = await dispatch({
        incoming: stepOf(edge.bank, step, key),
        remoteAddress: undefined,
        within: { identity, requestId },
      })
      return { status, body: text === null ? null : (JSON.parse(text) as Json) }
    },
    present: (error) => present(edge, error, { requestId, locale }),
  }
}

/** Refusals are told as they are. Anything else is a fault of the bank: the caller learns that, the log where. */
const present = (
  { bank, onFault }: Edge,
  error: unknown,
  about: { requestId: string; locale: Arrival['locale'] },
): Answer => {
  if (error instanceof BankError) return problemAnswer(error, { ...about, origin: bank.origin })
  onFault(error)
  bank.log.error('A handler failed.', { requestId: about.requestId, fault: faultOf(error) })
  return problemAnswer(new BankError('internal'), { ...about, origin: bank.origin })
}

const signed = (edge: Edge, { identity, within }: Arrival, answer: Answer): Answer =>
  identity?.signed && !within
    ? signAnswer(edge.signer(), answer, identity.signed, edge.bank.wall())
    : answer

const logAnswer = (
  { bank }: Edge,
  { route }: Operation,
  { requestId, identity }: Arrival,
  { status }: Answer,
  durationMs: number,
) => {
  const { caller } = identity ?? {}
  bank.log.info('answered', {
    requestId,
    method: route.method,
    route: route.path,
    status,
    durationMs: Math.round(durationMs),
    ...(caller && 'realm' in caller && { realmId: caller.realm.id }),
    ...(caller && 'app' in caller && { appId: caller.app.id }),
  })
}

/** A path of the contract asked in a way it does not have. */
const elsewise = (edge: Edge, incoming: Incoming, { operations }: Place): Answer => {
  const routes = [...operations.values()].map(({ route }) => route)
  if (incoming.method === 'OPTIONS') return plain(edge, preflight(routes))
  return refuse(edge, incoming, 'method_not_allowed', { allow: methodsOf(routes) })
}

const refuse = (
  edge: Edge,
  incoming: Incoming,
  code: ErrorCode,
  headers: Record<string, string> = {},
): Answer => {
  const requestId = newRequestId()
  const locale = localeOf(incoming.header('accept-language'))
  const { origin } = edge.bank
  const problem = problemAnswer(new BankError(code), { origin, requestId, locale, headers })
  return plain(edge, problem, requestId)
}

const plain = ({ bank }: Edge, answer: Answer, requestId = newRequestId()): Answer => ({
  ...answer,
  headers: { ...commonHeaders(bank, requestId), ...answer.headers },
})

const anyOrigin = { 'access-control-allow-origin': '*' }

const preflight = (routes: readonly Route[]): Answer => ({
  status: 204,
  text: null,
  headers: preflightHeaders(routes),
})

const html = (text: string, policy: string): Answer => ({
  status: 200,
  text,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
})

const idBytes = 12
let chance = Buffer.alloc(0)

const newRequestId = (): string => {
  // Chance is bought in bulk: a dozen bytes alone cost more than the rest of the id.
  if (chance.length < idBytes) chance = randomBytes(idBytes * 512)
  const own = chance.toString('base64url', 0, idBytes)
  chance = chance.subarray(idBytes)
  return `req_${own}`
}
