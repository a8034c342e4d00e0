import { randomBytes } from 'node:crypto'

import { type ErrorCode, openApiDocument, type Route } from '@qiantang/sdk/contract'
import { type Context, Hono } from 'hono'

import { type Answer, jsonAnswer, localeOf, problemAnswer } from './edge/answer.ts'
import type { Identity } from './edge/authenticate.ts'
import type { Edge } from './edge/edge.ts'
import { errorsPage, errorsPolicy } from './edge/errors-page.ts'
import { commonHeaders, corsHeaders, methodsOf, preflightHeaders } from './edge/headers.ts'
import { nearest } from './edge/limit.ts'
import { type Operation, operationsOf } from './edge/operations.ts'
import { type Arrival, perform } from './edge/perform.ts'
import { limitHeaders } from './edge/rate-limits.ts'
import { signAnswer } from './edge/sign-answer.ts'
import { stepRequest } from './edge/steps.ts'
import { handlers } from './handlers/index.ts'
import type { Step } from './handlers/handler.ts'
import type { Json } from './kernel/database/index.ts'
import { BankError } from './kernel/errors.ts'
import { faultOf } from './kernel/log.ts'

/** What is known of a request besides itself. */
export interface Connection {
  /** Unknown for a call inside the process. */
  remoteAddress?: string | undefined
  /** Set by the app alone, where a call runs another as its step. */
  within?: { identity: Identity; requestId: string }
}

export type App = Hono<{ Bindings: Connection }>
type Received = Context<{ Bindings: Connection }>

/** The API: every route of the contract, answered by its handler. */
export const createApp = (edge: Edge): App => {
  const app: App = new Hono()
  const { mode, origin } = edge.bank
  const operations = operationsOf(handlers, mode)

  for (const operation of operations) {
    const { method, path } = operation.route
    app.on(method, path, (c) => respond(edge, app, c, operation))
  }
  for (const [path, routes] of byPath(operations)) {
    app.options(path, () => toResponse(edge, newRequestId(), preflight(routes)))
    app.all(path, (c) => refuse(edge, c, 'method_not_allowed', { allow: methodsOf(routes) }))
  }
  app.get('/openapi.json', () =>
    toResponse(edge, newRequestId(), jsonAnswer(200, openApiDocument(origin), anyOrigin)),
  )
  app.get('/errors', () => toResponse(edge, newRequestId(), html(errorsPage(), errorsPolicy)))
  app.notFound((c) => refuse(edge, c, 'not_found'))
  app.onError((error, c) => {
    edge.onFault(error)
    edge.bank.log.error('A request failed outside its handler.', { fault: faultOf(error) })
    return refuse(edge, c, 'internal')
  })
  return app
}

/** One request of one route, from arrival to the wire. It never throws. */
const respond = async (
  edge: Edge,
  app: App,
  c: Received,
  operation: Operation,
): Promise<Response> => {
  const started = performance.now()
  const arrival = arrivalOf(edge, app, c)
  const answer = await attempt(edge, operation, arrival)
  logAnswer(edge, operation, arrival, answer, performance.now() - started)
  const limit = nearest(arrival.verdicts)
  return toResponse(
    edge,
    arrival.requestId,
    signed(edge, arrival, {
      ...answer,
      headers: {
        ...corsHeaders(operation.route),
        ...(limit && limitHeaders(limit)),
        ...answer.headers,
      },
    }),
  )
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

const arrivalOf = (edge: Edge, app: App, c: Received): Arrival => {
  const request = c.req.raw
  const requestId = c.env.within?.requestId ?? newRequestId()
  const locale = localeOf(request.headers.get('accept-language'))
  return {
    request,
    requestId,
    locale,
    remoteAddress: c.env.remoteAddress,
    params: c.req.param() as Record<string, string>,
    within: c.env.within?.identity,
    identity: undefined,
    verdicts: [],
    run: (identity, step, key) => runStep(edge, app, { identity, requestId }, step, key),
    present: (error) => present(edge, error, { requestId, locale }),
  }
}

const runStep = async (
  edge: Edge,
  app: App,
  within: NonNullable<Connection['within']>,
  step: Step,
  key: string,
): Promise<{ status: number; body: Json }> => {
  const response = await app.fetch(stepRequest(edge.bank, step, key), { within })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as Json) }
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
    ? signAnswer(edge.signer, answer, identity.signed, edge.bank.wall())
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

const refuse = (
  edge: Edge,
  c: Received,
  code: ErrorCode,
  headers: Record<string, string> = {},
): Response => {
  const requestId = newRequestId()
  const locale = localeOf(c.req.raw.headers.get('accept-language'))
  const { origin } = edge.bank
  const answer = problemAnswer(new BankError(code), { origin, requestId, locale, headers })
  return toResponse(edge, requestId, answer)
}

const toResponse = ({ bank }: Edge, requestId: string, { status, text, headers }: Answer) =>
  new Response(text, { status, headers: { ...commonHeaders(bank, requestId), ...headers } })

const byPath = (operations: readonly Operation[]): Map<string, Route[]> =>
  Map.groupBy(
    operations.map(({ route }) => route),
    ({ path }) => path,
  )

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

const newRequestId = (): string => `req_${randomBytes(12).toString('base64url')}`
