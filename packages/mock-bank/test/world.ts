import { randomUUID } from 'node:crypto'

import {
  contract,
  type CreateRealm,
  type CreateSandboxApp,
  type PathParams,
  type Problem,
  type Route,
  type Scope,
} from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { readers, jobs } from '../src/jobs/registry.ts'
import { runDue } from '../src/jobs/move-clock.ts'
import { selectRealm } from '../src/realms/realms.ts'
import {
  bearer,
  type Credentials,
  ed25519Key,
  ed25519Pair,
  nobody,
  onBankPage,
  signedBy,
} from './credentials.ts'
import { testBank, type TestBank, watch } from './test-bank.ts'

/** What a call sends beside its route. */
export type Sent<R extends Route> = {
  headers?: Record<string, string>
  /** @default a fresh one where the route needs one; null sends none */
  key?: string | null
} & (string extends PathParams<R['path']>
  ? { params?: Record<string, string> }
  : [PathParams<R['path']>] extends [never]
    ? { params?: never }
    : { params: Record<PathParams<R['path']>, string> }) &
  (R extends { body: infer Body extends z.ZodType } ? { body: z.input<Body> } : { body?: never }) &
  (R extends { query: infer Query extends z.ZodType }
    ? { query?: { [Name in keyof z.output<Query>]?: string | number } }
    : { query?: never })

type Reply<R extends Route> = R['reply'] extends z.ZodType ? z.output<R['reply']> : undefined

/** The bank said no: its problem, and the answer it came in. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string
  readonly problem: Problem
  readonly headers: Headers

  constructor(problem: Problem, headers: Headers) {
    super(`${problem.status} ${problem.code}: ${JSON.stringify(problem)}`)
    this.status = problem.status
    this.code = problem.code
    this.problem = problem
    this.headers = headers
  }
}

/** Anything at all, sent as it is: for what no client would send. */
export interface RawCall {
  method: string
  path: string
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

export type World = Awaited<ReturnType<typeof world>>

export interface WorldOptions extends CreateRealm {
  /** @default the one bank of the process */
  on?: TestBank
  /** What is agreed about its app, such as the ways to pay it may offer. */
  app?: Omit<z.input<typeof CreateSandboxApp>, 'name' | 'publicKey'>
}

/**
 * A realm of its own with one app in it, on the bank of this process.
 *
 * @example
 * const { call, asUser } = await world()
 * const order = await call(contract.orders.create, { body: { reference: 'P1', amount: 100, description: 'Tea' } })
 * const accounts = await call(contract.accounts.list, { params: { userId: 'me' } }, await asUser('u_1'))
 */
export const world = async ({ on, app: agreed = {}, ...input }: WorldOptions = {}) => {
  const test = on ?? (await testBank())
  const { bank } = test
  const { origin } = bank

  const sendRaw = (raw: RawCall, as: Credentials = nobody): Promise<Response> => {
    const headers = new Headers(raw.headers)
    const body = raw.body ?? ''
    if (body !== '' && !headers.has('content-type')) headers.set('content-type', 'application/json')
    const url = `${origin}${raw.path}`
    as({ method: raw.method, url, headers, body: typeof body === 'string' ? body : '' })
    const bodied = body === '' ? {} : { body }
    return bank.fetch(new Request(url, { method: raw.method, headers, ...bodied }))
  }

  /** Sends a call as the contract has it and answers the response as it came. */
  const send = <R extends Route>(route: R, sent: Sent<R>, as?: Credentials): Promise<Response> => {
    const { params = {}, query = {}, body, key, headers = {} } = sent as Loose
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    ).toString()
    const wanted = key === undefined && route.idempotencyKey === 'required' ? randomUUID() : key
    return sendRaw(
      {
        method: route.method,
        path: search === '' ? path : `${path}?${search}`,
        headers: { ...headers, ...(typeof wanted === 'string' && { 'idempotency-key': wanted }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      as ?? usualCaller(route),
    )
  }

  /** Sends a call and answers its reply, or throws what the bank refused it with. */
  const call = async <R extends Route>(
    route: R,
    sent: Sent<R>,
    as?: Credentials,
  ): Promise<Reply<R>> => {
    const response = await send(route, sent, as)
    const text = await response.text()
    if (!response.ok) throw new Refused(JSON.parse(text) as Problem, response.headers)
    return (text === '' ? undefined : JSON.parse(text)) as Reply<R>
  }

  /** The caller a test means where it names none: the merchant where it may, else the tester. */
  const usualCaller = ({ callers }: Route): Credentials => {
    if (callers.includes('merchant')) return merchant
    return callers.includes('sandbox') ? tester : nobody
  }

  const realm = await call(contract.sandboxRealms.create, { body: input }, nobody)
  const tester = bearer(realm.key)
  watch(test, realm.id)

  /** Another app in this realm: another tenant. */
  const newApp = async (name = '钱塘书店', more: typeof agreed = {}) => {
    const { publicPem, privateKey } = ed25519Pair()
    const made = await call(
      contract.sandboxApps.create,
      { body: { name, publicKey: publicPem, ...more } },
      tester,
    )
    const server = signedBy(ed25519Key(made.keyId, privateKey))
    return { ...made, signingKey: privateKey, merchant: bearer(made.secretKey), server }
  }
  const app = await newApp(undefined, agreed)
  const { merchant } = app

  const newSession = (userId: string, scopes?: Scope[], as: Credentials = merchant) =>
    call(contract.userSessions.create, { body: { userId, ...(scopes && { scopes }) } }, as)

  return {
    ...test,
    origin,
    realm,
    app,
    newApp,
    call,
    send,
    sendRaw,
    newSession,
    /** The app's server, by its bearer key. */
    merchant,
    /** The app's server, by a signature. */
    server: app.server,
    /** Whoever holds the realm's key. */
    tester,
    nobody,
    /** A user in the merchant's page. */
    asUser: async (userId: string, scopes?: Scope[], as?: Credentials): Promise<Credentials> =>
      bearer((await newSession(userId, scopes, as)).token),
    /** A user on one of the bank's own pages. */
    asPage: async (userId: string, scopes?: Scope[], as?: Credentials): Promise<Credentials> => {
      const { token } = await newSession(userId, scopes, as)
      const page = await call(contract.pageTokens.create, {}, onBankPage(token, origin))
      return onBankPage(page.token, origin)
    },
    /** The payer of a checkout session, on the hosted page. */
    asPayer: (secret: string): Credentials => onBankPage(secret, origin),
    clock: {
      now: async () => new Date((await call(contract.sandboxClock.retrieve, {}, tester)).now),
      /** Lets time pass, such as `PT16M`, and answers the events it caused. */
      advance: async (by: string) =>
        (await call(contract.sandboxClock.advance, { body: { by } }, tester)).events,
      set: (change: { now?: string; frozen?: boolean }) =>
        call(contract.sandboxClock.set, { body: change }, tester),
    },
    /** Runs what the background would have run by now. */
    settle: async () => {
      const { inside } = bank
      const present = await selectRealm(inside.sql, realm.id)
      if (present) await runDue(inside, present, { jobs, readers })
    },
    /** The SMS of the realm, newest first; or those to one mobile. */
    messages: async (mobile?: string) =>
      (await call(contract.sandboxMessages.list, { query: mobile ? { mobile } : {} }, tester))
        .items,
  }
}

interface Loose {
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
  key?: string | null
  headers?: Record<string, string>
}
