import type { Caller, Route } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { type Example, examples, type LooseCall } from '../bad-input/calls.ts'
import { newcomer, type Stage, stageIn } from '../bad-input/stage.ts'
import { onTheWire } from '../bad-input/wire.ts'
import { world } from '../world.ts'
import { furtherCalls } from './further-calls.ts'
import { idAt, idPlacesOf, kindsOfUsers, type IdPlace, withId } from './id-places.ts'
import { told } from './told.ts'

/** Whoever has the address may see the bill: the id itself is the permission. */
const isOpen = ({ callers }: Route): boolean => callers.includes('public')

const placeInWords = ({ in: where, steps }: IdPlace): string => [where, ...steps].join('.')

/** A right call of every route of the contract: one that lacks it does not compile. */
const calls = [...examples, ...furtherCalls].filter(({ route }) => !isOpen(route))

/** Something of everything, for each of those who must not see each other's. */
const tenants = async () => {
  const app = { channels: ['bank_balance' as const, 'quick_pay' as const] }
  const w = await world({ app })
  const elsewhere = await world({ app })
  const bookshop = await w.newApp('西湖书店', app)
  return {
    here: await stageIn(w, w.app, { userId: 'u_here', person: newcomer() }),
    neighbour: await stageIn(w, w.app, { userId: 'u_neighbour', person: newcomer() }),
    there: await stageIn(w, bookshop, { userId: 'u_there', person: newcomer() }),
    otherRealm: await stageIn(elsewhere, elsewhere.app, {
      ...{ userId: 'u_elsewhere', person: newcomer() },
    }),
  }
}
type Tenants = Awaited<ReturnType<typeof tenants>>

/** Whose ids must look missing to whoever makes this call, in this place. */
const strangers = (
  { route }: Example,
  mine: LooseCall,
  place: IdPlace,
  { neighbour, there, otherRealm }: Tenants,
): Record<string, Stage> => {
  // A test holds all apps of its realm, as staff of the bank does, and a merchant all of its users.
  if (isFor(route, ['sandbox']) || route.bankStaffOnly) return { 'another realm': otherRealm }
  const isUsers = kindsOfUsers.has(place.kind) || (place.kind === 'user' && place.in === 'path')
  const byMerchant = mine.params?.['userId'] !== 'me' && route.callers.includes('merchant')
  const namesOwner = route.path.includes('/:userId/') && place.kind !== 'user'
  const seesNeighbour = isUsers ? byMerchant && !namesOwner : true
  return {
    'another app': there,
    'another realm': otherRealm,
    ...(!seesNeighbour && { 'another user': neighbour }),
  }
}

const isFor = ({ callers }: Route, roles: Caller[]): boolean =>
  callers.every((caller) => roles.includes(caller))

const missingIn = ({ kind }: IdPlace): string =>
  kind === 'user' ? 'u_nobody' : `${kind}_${'0'.repeat(26)}`

/** Their id of the same kind: the one their own call has there. */
const theirId = (place: IdPlace, { userId }: Stage, theirs: LooseCall): string =>
  place.kind === 'user' ? userId : (idAt(theirs, place) ?? missingId(placeInWords(place)))

/** The calls of an example, made once for each who makes it: making one may let time pass. */
const callsOf = ({ callIn }: Example) => {
  const made = new Map<Stage, Promise<LooseCall>>()
  return (stage: Stage): Promise<LooseCall> => {
    const call = made.get(stage) ?? callIn(stage)
    made.set(stage, call)
    return call
  }
}

const missingId = (place: string): never => {
  throw new Error(`Another tenant's call has no id at ${place}.`)
}

test('every id of every route, another app’s, another user’s or another realm’s, is answered exactly like a missing one (S2)', async () => {
  const all = await tenants()
  const { w } = all.here
  const seen = new Set<string>()
  const cells: string[] = []
  const answerTo = async (route: Route, call: LooseCall, sent: string) =>
    told(await w.sendRaw(onTheWire(route, call), call.as), sent)

  for (const example of calls) {
    const { name, route } = example
    const callOf = callsOf(example)
    for (const place of idPlacesOf(route)) {
      const mine = await callOf(all.here)
      if (idAt(mine, place) === undefined) continue
      const at = placeInWords(place)
      seen.add(`${route.method} ${route.path} ${at} ${place.kind}`)
      const missing = missingIn(place)
      const expected = await answerTo(route, withId(mine, place, missing), missing)

      for (const [whose, stage] of Object.entries(strangers(example, mine, place, all))) {
        const id = theirId(place, stage, await callOf(stage))
        const answer = await answerTo(route, withId(mine, place, id), id)
        expect({ name, at, whose, ...answer }).toEqual({ name, at, whose, ...expected })
        cells.push(`${name} ${at} ${whose}`)
      }
    }
  }

  const places = calls.flatMap(({ route }) =>
    idPlacesOf(route).map(
      (place) => `${route.method} ${route.path} ${placeInWords(place)} ${place.kind}`,
    ),
  )
  expect(places.filter((place) => !seen.has(place))).toEqual([])
  expect(cells.length).toBeGreaterThan(2 * seen.size)
}, 300_000)

test('what belongs to one user is known from the contract alone', () => {
  expect([...kindsOfUsers]).toEqual(
    expect.arrayContaining(['acc', 'crd', 'tup', 'wdr', 'pay', 'mdt', 'chl', 'uss', 'cpl']),
  )
  // Orders, events and webhook endpoints are the merchant's.
  expect(['ord', 'evt', 'whe'].filter((kind) => kindsOfUsers.has(kind))).toEqual([])
})
