import { contract, openApiDocument, type Problem, type Route } from '@qiantang/sdk/contract'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { bearer, type Credentials, nobody, onBankPage } from '../credentials.ts'
import { testBank, testBankWith } from '../test-bank.ts'
import { world } from '../world.ts'
import { arbitraryOf, type Schema, type Sources, strange } from './arbitrary.ts'
import { examples } from './calls.ts'
import { type Stage, stageIn } from './stage.ts'

interface Operation {
  operationId: string
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}

interface Documented {
  method: string
  path: string
  operation: Operation
  route: Route
}

/** One request, as somebody might send it. */
interface Try {
  operationId: string
  caller: keyof Callers
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: string
  headers: Record<string, string>
}

type Callers = ReturnType<typeof callersOf>

const document = openApiDocument('http://localhost:4000') as unknown as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const routes = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries<Route>(verbs).map(([verb, route]) => [`${noun}.${verb}`, route] as const),
)
const routeOf = new Map<string, Route>(routes)

const operations: Documented[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...{ method: method.toUpperCase(), path, operation },
    route: routeOf.get(operation.operationId) ?? expect.unreachable(),
  })),
)

const byId = new Map(operations.map((each) => [each.operation.operationId, each]))

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)))
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
const validators = new Map<Schema, ValidateFunction>()

const validatorOf = (schema: Schema): ValidateFunction => {
  const validate =
    validators.get(schema) ?? ajv.compile({ ...schema, components: document.components })
  validators.set(schema, validate)
  return validate
}

/** Every kind of caller there is. Tokens are made for each request, so that time moving on ends none. */
const callersOf = (
  { w, app, merchant, payer, userId, applicant, maker }: Stage,
  elsewhere: Credentials,
) => {
  const token = async (of: string) => (await w.newSession(of, undefined, merchant)).token
  return {
    nobody: async () => nobody,
    merchant: async () => merchant,
    server: async () => app.server,
    user: async () => bearer(await token(userId)),
    page: async () => w.asPage(userId, undefined, merchant),
    applicant: async () => w.asPage(applicant.userId, undefined, merchant),
    checkout: async () => payer,
    sandbox: async () => elsewhere,
    operator: async () => maker.as,
    loopback: async () => nobody,
    public: async () => nobody,
    stranger: async () => onBankPage(`ust_${'A'.repeat(43)}`, w.origin),
  } satisfies Record<string, () => Promise<Credentials>>
}

/** Ids and paths that lead somewhere on this stage. */
const knownIn = (stage: Stage): string[] => [
  ...['u_1', 'u_2', '/v1/orders', '/v1/app', '/v1/events?limit=1', `/v1/orders/${stage.order.id}`],
  ...[stage.app.id, stage.order.id, stage.session.id, stage.payment.id, stage.topUp.id],
  ...[
    stage.withdrawal.id,
    stage.mandate.id,
    stage.endpoint.id,
    stage.application.id,
    stage.event.id,
  ],
  ...[stage.card.id, stage.holder.accountId, stage.topUp.nextAction].flatMap((each) =>
    typeof each === 'string' ? [each] : each && 'challengeId' in each ? [each.challengeId] : [],
  ),
]

/** What a path's parameter may be called with: by its name, such as `orderId`, the ids of that kind. */
const prefixes: Record<string, string> = {
  ...{ accountId: 'acc', applicationId: 'apl', cardId: 'crd', challengeId: 'chl', topUpId: 'tup' },
  ...{
    withdrawalId: 'wdr',
    mandateId: 'mdt',
    paymentId: 'pay',
    orderId: 'ord',
    checkoutSessionId: 'cos',
  },
  ...{ userSessionId: 'uss', eventId: 'evt', webhookEndpointId: 'whe' },
}

const tries = (sources: Sources, rightBodies: Map<string, unknown>): fc.Arbitrary<Try> =>
  fc
    .constantFrom(...operations)
    .chain((each) => tryOf(each, rightBodies.get(each.operation.operationId), sources))

const tryOf = (documented: Documented, rightBody: unknown, sources: Sources): fc.Arbitrary<Try> => {
  const { parameters, requestBody } = documented.operation
  const { callers, method } = documented.route
  const byPlace = (place: string) => parameters.filter((each) => each.in === place)
  const right = callers.includes('page') ? [...callers, 'applicant' as const] : callers
  const schema = requestBody?.content['application/json'].schema
  const caller = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<keyof Callers>(...right) },
    { weight: 1, arbitrary: fc.constantFrom<keyof Callers>('nobody', 'merchant', 'user', 'page') },
    { weight: 1, arbitrary: fc.constantFrom<keyof Callers>('checkout', 'server', 'stranger') },
  )
  return fc.record({
    operationId: fc.constant(documented.operation.operationId),
    // The clock of the stage's own realm stands still, so that what is on it stays open.
    caller: documented.path.includes('/clock') ? fc.constant<keyof Callers>('sandbox') : caller,
    params: fc.record(
      Object.fromEntries(byPlace('path').map(({ name }) => [name, paramNamed(name, sources)])),
    ),
    query: fc.record(
      Object.fromEntries(
        byPlace('query').map(({ name, schema: each }) => [name, arbitraryOf(each, sources)]),
      ),
      { requiredKeys: [] },
    ),
    body: schema ? bodyOf(schema, rightBody, sources) : fc.constantFrom('', '', '', '{}', '[1]'),
    headers: headersOf(method),
  })
}

const paramNamed = (name: string, { known: all }: Sources): fc.Arbitrary<unknown> => {
  if (name === 'userId')
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('me', 'u_1') },
      { weight: 1, arbitrary: strange },
    )
  const known = all.filter((id) => id.startsWith(`${prefixes[name]}_`))
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(known.length > 0 ? known : ['none'])) },
    { weight: 1, arbitrary: fc.oneof(strange, fc.constantFrom(...all)) },
  )
}

/** Mostly JSON; now and then a character is lost, or one too many. */
const bodyOf = (schema: Schema, right: unknown, sources: Sources): fc.Arbitrary<string> => {
  const whole = fc
    .oneof(
      { weight: 3, arbitrary: arbitraryOf(schema, sources) },
      { weight: 1, arbitrary: fc.constant(right) },
    )
    .map((value) => JSON.stringify(value) ?? '')
  const spoilt = fc
    .tuple(whole, fc.nat(), fc.constantFrom('', '{', ',', '"', '0', '-', 'e9', '\\', '\u0000'))
    .map(([text, at, odd]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + odd + text.slice(place + 1)
    })
  return fc.oneof({ weight: 15, arbitrary: whole }, { weight: 1, arbitrary: spoilt })
}

const headersOf = (method: string): fc.Arbitrary<Record<string, string>> => {
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('same', 'x'.repeat(256), 'a b') },
  )
  const often = <T>(arbitrary: fc.Arbitrary<T>, weight: number) =>
    fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: fc.constant(undefined) })
  const seldom = <T>(...values: T[]) =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...values) },
    )
  return fc
    .record({
      'idempotency-key': method === 'POST' ? often(key, 12) : fc.constant(undefined),
      'accept-language': seldom('en', 'zh', 'x;q=9,,;', '*'),
      'qiantang-version': seldom('2026-11-01', '1999-01-01'),
      'content-type': seldom('text/plain', 'application/json; charset=gbk'),
      origin: seldom('https://shop.example', 'null'),
    })
    .map((headers) =>
      Object.fromEntries(
        Object.entries(headers).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
    )
}

const encoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return encodeURIComponent(text.toWellFormed())
}

const addressOf = ({ path }: Documented, { params, query }: Try): string => {
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(params[name]) || '-')
  return search === '' ? filled : `${filled}?${search}`
}

/** Holds an answer to what the document says of it. */
const expectDocumented = async ({ operation }: Documented, answer: Response): Promise<void> => {
  const [type] = (answer.headers.get('content-type') ?? '').split(';')
  const text = type === 'text/event-stream' ? await firstEventIn(answer) : await answer.text()
  const about = `${operation.operationId} answered ${answer.status} ${text.slice(0, 2_000)}`
  const { status } = answer
  expect(status < 500 || status === 503, about).toBe(true)

  const said = operation.responses[status] ?? expect.unreachable(about)
  if (!said.content) return expect(text, about).toBe('')
  expect(Object.keys(said.content), about).toContain(type)
  const validate = validatorOf(said.content[type ?? '']?.schema ?? expect.unreachable(about))
  expect([validate(JSON.parse(text)), validate.errors], about).toEqual([true, null])
  if (status < 400) return
  expect(said.description, about).toContain(`\`${(JSON.parse(text) as Problem).code}\``)
}

/** What a stream tells first: how things stand. It would go on until they have ended. */
const firstEventIn = async ({ body }: Response): Promise<string> => {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (reader && !/^data: .*\n/m.test(text)) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  await reader?.cancel()
  return /^data: (.*)$/m.exec(text)?.[1] ?? text
}

const runs = Number(process.env['RUNS'] ?? 200)
// The same walk at every `npm test`; another by SEED, a longer one by RUNS.
const seed = Number(process.env['SEED'] ?? 20_261_123)

test(`whatever is sent, every answer is one the document speaks of (SEED=${seed} RUNS=${runs})`, async () => {
  const often = { requests: 1_000_000, windowSeconds: 60 }
  const { faults } = await testBank()
  const on = await testBankWith({
    limits: { app: often, user: often, address: often, refusals: often },
    onFault: (error) => faults.push(error),
  })
  const w = await world({ on })
  const elsewhere = await world({ on })
  const stage = await stageIn(w)
  const rightBodies = new Map<string, unknown>()
  for (const { name, callIn } of examples) rightBodies.set(name, (await callIn(stage)).body)
  const callers = callersOf(stage, elsewhere.tester)
  const sources = { schemas: document.components.schemas, known: knownIn(stage) }
  const answered: number[] = []

  const property = fc.asyncProperty(
    fc.array(tries(sources, rightBodies), { minLength: 1, maxLength: 6 }),
    async (sent) => {
      for (const each of sent) {
        const { operationId, caller, headers, body } = each
        const documented = byId.get(operationId) ?? expect.unreachable()
        const as = await callers[caller]()
        const { method } = documented
        const bodied = method === 'GET' || body === '' ? {} : { body }
        const answer = await w.sendRaw(
          { method, path: addressOf(documented, each), headers, ...bodied },
          as,
        )
        answered.push(answer.status)
        await expectDocumented(documented, answer)
      }
    },
  )
  await fc.assert(property, { numRuns: runs, seed })
  // Refused credentials alone would prove little.
  expect(answered.filter((status) => status < 300).length).toBeGreaterThan(answered.length / 6)
}, 600_000)
