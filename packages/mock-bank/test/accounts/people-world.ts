import { randomUUID } from 'node:crypto'

import type { Application, Challenge, EventEnvelope, Message } from '@qiantang/sdk/contract'
import { afterAll, afterEach, expect } from 'vitest'

import { type BankOptions, createBank, type QiantangBank } from '../../src/bank.ts'
import { createSimulators, type TestPerson } from '../../simulators/index.ts'
import { bankKeys, certId, merId, networkKeys } from '../simulators/members.ts'

export interface Reply<Body> {
  status: number
  body: Body
}

/** A refusal, as far as tests look at it. */
export interface Refusal {
  code: string
  details?: Record<string, unknown>
  errors?: { path: string; code: string; message: string }[]
}

/** One bank a test file, with the world outside it. */
export const startBank = async (options: Partial<BankOptions> = {}) => {
  const log: string[] = []
  const faults: unknown[] = []
  const outside = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: 'http://localhost:4000',
    slowMs: 5,
  })
  const bank = await createBank({
    dataDir: 'memory',
    simulatorsUrl: 'http://127.0.0.1:4010',
    cardNetwork: {
      ...{ merId, certId, timeoutMs: 1_000 },
      ...{ privateKey: bankKeys.privatePem, networkPublicKey: networkKeys.publicPem },
    },
    fetch: outside.fetch,
    checkReplies: true,
    onFault: (error) => faults.push(error),
    writeLog: (line) => log.push(line),
    ...options,
  })
  afterEach(() => expect(faults.splice(0)).toEqual([]))
  afterAll(() => bank.close())
  return { bank, log, faults, newRealm: (input = {}) => newRealm(bank, input) }
}

/** A realm with its clock standing at 2026-06-01T10:00+08:00. */
const newRealm = async (bank: QiantangBank, input: { fixedOtp?: string }) => {
  const { id, key } = await bank.realms.create(input)
  const call = callAs(bank, key ?? '')
  return {
    id,
    advance: async (by: string) => {
      const { status, body } = await call<{ events: EventEnvelope[] }>(
        'POST',
        '/v1/sandbox/clock/advance',
        { by },
      )
      expect(status).toBe(200)
      return body.events
    },
    messages: async (mobile?: string) => {
      const query = mobile === undefined ? '' : `?mobile=${mobile}`
      return (await call<{ items: Message[] }>('GET', `/v1/sandbox/messages${query}`)).body.items
    },
    sandbox: call,
    newApp: async () => {
      const app = await bank.realms.createApp(id, { name: '西湖书店' })
      return newApp(bank, app.app.id, app.secretKey ?? '')
    },
  }
}

const newApp = (bank: QiantangBank, appId: string, secretKey: string) => {
  const server = callAs(bank, secretKey)
  return {
    appId,
    server,
    events: async () => (await server<{ items: EventEnvelope[] }>('GET', '/v1/events')).body.items,
    /** One of the bank's pages, opened for a user of this app. */
    page: async (userId = `u-${randomUUID().slice(0, 8)}`) => {
      const session = await server<{ token: string }>('POST', '/v1/user-sessions', { userId })
      const browser = callAs(bank, session.body.token)
      const token = await browser<{ token: string }>('POST', '/v1/page-tokens')
      expect(token.status).toBe(201)
      return newPage(userId, callAs(bank, token.body.token), browser)
    },
  }
}

export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof newApp>>['page']>>
type Call = ReturnType<typeof callAs>

const newPage = (userId: string, call: Call, browser: Call) => ({
  userId,
  call,
  /** What the merchant's own page may ask. */
  browser,
  draft: async (person: TestPerson, card = 'everyday') => {
    const { status, body } = await call<Application>('POST', '/v1/users/me/applications', {
      person: factorsOf(person, card),
      acceptedAgreements: agreements,
    })
    expect(status).toBe(201)
    return body
  },
  application: async (id: string) =>
    (await call<Application>('GET', `/v1/users/me/applications/${id}`)).body,
  submit: <Body = Application>(id: string) =>
    call<Body>('POST', `/v1/users/me/applications/${id}/submit`),
  challenge: async (id: string) => (await call<Challenge>('GET', `/v1/challenges/${id}`)).body,
  answer: <Body = Refusal>(id: string, answer: object, key: string = randomUUID()) =>
    call<Body>('POST', `/v1/challenges/${id}/answer`, answer, { 'idempotency-key': key }),
  resend: <Body = Challenge>(id: string) => call<Body>('POST', `/v1/challenges/${id}/send-otp`),
  setPin: <Body = Refusal>(pin: string, currentPin?: string) =>
    call<Body>('PUT', '/v1/users/me/pin', { pin, ...(currentPin && { currentPin }) }),
})

export const agreements = ['e_account', 'personal_information', 'tax_residency'].map((code) => ({
  code,
  version: '2026-01',
}))

export const factorsOf = ({ name, idNumber, mobile, cards }: TestPerson, card = 'everyday') => ({
  ...{ name, idNumber, mobile },
  cardNumber: cards[card]?.number ?? '',
})

/** The challenge an application waits for. */
export const challengeOf = ({ nextAction }: Application): string => {
  expect(nextAction).toMatchObject({ type: 'collect_otp' })
  return nextAction && 'challengeId' in nextAction ? nextAction.challengeId : ''
}

/** A code that is certainly not this one. */
export const otherCode = (code: string, step = 1): string =>
  String((Number(code) + step) % 1_000_000).padStart(6, '0')

const callAs =
  (bank: QiantangBank, token: string) =>
  async <Body = Refusal>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> => {
    const answer = await bank.fetch(
      new Request(`${bank.origin}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...{ origin: bank.origin, 'sec-fetch-site': 'same-origin' },
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body }
  }
