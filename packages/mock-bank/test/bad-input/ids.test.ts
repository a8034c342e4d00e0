import type { Problem, Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import type { Credentials } from '../credentials.ts'
import { testBankWith } from '../test-bank.ts'
import { world } from '../world.ts'
import { type Example, examples, type LooseCall } from './calls.ts'
import { snapshot } from './snapshot.ts'
import { type Stage, stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

/** The name of the id a path ends in; of a user's path not the user's own. */
const idIn = ({ path }: Route): string | undefined =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name).findLast((name) => name !== 'userId')

const withId = examples.filter(({ route }) => idIn(route) !== undefined)

const malformed = [
  ...['x', 'null', 'undefined', '0', '-1', '%00', '%E0%A4%A', '%F0%9F%98%80', "1'--", '*', '%25'],
  ...['..%2f..', 'me', '__proto__', 'constructor', 'x'.repeat(64), 'x'.repeat(3_000)],
]

/** Ids that lead nowhere, made from one that leads somewhere. */
const deadEnds = (id: string): string[] => {
  const [prefix = '', rest = ''] = id.split('_')
  const missing = `${prefix}_${'0'.repeat(26)}`
  const other = prefix === 'ord' ? 'pay' : 'ord'
  return [
    missing,
    ...[rest, `${other}_${rest}`, id.toLowerCase(), id.slice(0, -1), `${id}0`, `${id}%20`],
    ...[`%20${id}`, `${id}%00`, `${id},${id}`, `${prefix}__${rest}`],
    ...malformed,
  ]
}

const problemOf = async (answer: Response, about: string): Promise<Problem> => {
  const problem = (await answer.json()) as Problem
  expect(problem.requestId, about).toBe(answer.headers.get('request-id'))
  return { ...problem, requestId: '' }
}

/** Sends a call with other ids, and expects to be told what one is told of an id nobody has. */
const expectMissing = async (
  { w }: Stage,
  { name, route }: Example,
  call: LooseCall,
  tries: { params: Record<string, string>; as?: Credentials }[],
) => {
  let first: Problem | undefined
  const before = await snapshot(w.bank)
  for (const { params, as = call.as } of tries) {
    const about = `${name} ${JSON.stringify(params)}`
    const problem = await problemOf(await w.sendRaw(onTheWire(route, call, { params }), as), about)
    first ??= problem
    expect({ about, ...problem }).toEqual({ about, ...first, status: 404, code: 'not_found' })
  }
  expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
}

test('every id in a path that is malformed, of another kind or nobody’s is told the same', async () => {
  const many = { requests: 60_000, windowSeconds: 60 }
  const patient = await testBankWith({ limits: { user: many, refusals: many } })
  const stage = await stageIn(await world({ on: patient }))
  for (const example of withId) {
    const call = await example.callIn(stage)
    const id = idIn(example.route) ?? ''
    const tries = deadEnds(call.params?.[id] ?? '').map((dead) => ({ params: { [id]: dead } }))
    await expectMissing(stage, example, call, tries)
  }
})

test('what another app or another user has is told exactly like what nobody has (S2)', async () => {
  const w = await world()
  const here = await stageIn(w)
  const there = await stageIn(w, await w.newApp('西湖书店'), { person: People.wangFang })
  const neighbour = await stageIn(w, w.app, { userId: 'u_2', person: People.ouyangNaNa })
  const ofUsers = /:userId|:challengeId/

  for (const example of withId) {
    // Whoever has the address may see the bill.
    if (example.route.callers.includes('public')) continue
    // A test holds its whole realm, and so does staff of the bank.
    if (example.route.callers.includes('sandbox') || example.route.bankStaffOnly) continue
    const { path } = example.route
    const id = idIn(example.route) ?? ''
    const [mine, theirs, hers] = [
      await example.callIn(here),
      await example.callIn(there),
      await example.callIn(neighbour),
    ]
    const idOf = (call: LooseCall) => ({ [id]: call.params?.[id] ?? '' })
    const missing = { [id]: `${idOf(mine)[id]?.slice(0, 4)}${'0'.repeat(26)}` }
    const ofThisKind = [
      { params: missing },
      { params: idOf(theirs) },
      { params: idOf(mine), as: theirs.as },
    ]
    const ofTheNeighbour = [{ params: idOf(hers) }, { params: idOf(mine), as: hers.as }]
    const isNeighbours = ofUsers.test(path) || example.route.callers[0] === 'checkout'
    const isMerchants = example.route.callers.includes('merchant') && !ofUsers.test(path)
    await expectMissing(here, example, mine, [
      ...ofThisKind,
      ...(isNeighbours ? ofTheNeighbour : []),
      ...(isMerchants ? [{ params: idOf(mine), as: there.merchant }] : []),
    ])
  }
})

test('a user’s path is nobody else’s, and a merchant finds there only its own user’s things', async () => {
  const w = await world()
  const here = await stageIn(w)
  const there = await w.newApp('西湖书店')
  for (const example of examples.filter(({ route }) => route.path.includes(':userId'))) {
    const call = await example.callIn(here)
    const others = ['u_2', 'u_1%00', 'U_1', 'u_1%2F..', 'ME', 'me%20', '%EF%BD%8De', 'x'.repeat(65)]
    await expectMissing(here, example, call, [
      { params: { userId: 'nobody' } },
      ...others.map((userId) => ({ params: { userId } })),
    ])

    const id = idIn(example.route)
    if (id === undefined || !example.route.callers.includes('merchant')) continue
    const params = { [id]: call.params?.[id] ?? '' }
    await expectMissing(here, example, { ...call, as: here.merchant }, [
      { params: { userId: 'u_1', [id]: `acc_${'0'.repeat(26)}` } },
      { params: { userId: 'u_2', ...params } },
      { params: { userId: 'me', ...params } },
      { params: { userId: 'u_1', ...params }, as: there.merchant },
    ])
  }
})
