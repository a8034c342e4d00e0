import { type Caller, contract, idPrefixes, type Route, UserId } from '@qiantang/sdk/contract'
import { z } from 'zod'

import type { LooseCall } from '../bad-input/calls.ts'

/** Somewhere in a call where the id of a thing, or a user's own id, is named. */
export interface IdPlace {
  in: 'path' | 'query' | 'body'
  steps: readonly string[]
  /** `acc`; or `user`, whose ids are the merchant's. */
  kind: string
}

/** All places where a route takes an id: its path's parameters, and what its schemas say are ids. */
export const idPlacesOf = ({ path, body, query }: Route): IdPlace[] => [
  ...paramsOf(path).map((name): IdPlace => ({
    in: 'path',
    steps: [name],
    kind: kindOfParam(name),
  })),
  ...(query ? placesIn('query', query) : []),
  ...(body ? placesIn('body', body) : []),
]

export const paramsOf = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** `:accountId` names an `acc_`. */
export const kindOfParam = (name: string): string => {
  if (name === 'userId') return 'user'
  const kind = Object.entries(idPrefixes).find(([noun]) => `${noun}Id` === name)?.[1]
  if (kind === undefined) throw new Error(`:${name} is no id the contract knows.`)
  return kind
}

interface JsonSchema {
  $ref?: string
  pattern?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  $defs?: Record<string, JsonSchema>
}

const schemaOf = (type: z.ZodType): JsonSchema =>
  z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const ofThing = /^\^([a-z]{3})_\[0-9A-HJKMNP-TV-Z\]\{26\}\$$/

/** The pattern by which a user's id is known, whatever description it carries. */
const ofUser = patternOfUser()

function patternOfUser(): string {
  const root = schemaOf(UserId)
  const { pattern } = resolved(root, root)
  if (pattern === undefined) throw new Error('A user’s id has no pattern.')
  return pattern
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1]
  return name === undefined ? schema : { ...root.$defs?.[name], ...schema }
}

const placesIn = (where: 'query' | 'body', type: z.ZodType): IdPlace[] => {
  const root = schemaOf(type)
  const walk = (given: JsonSchema, steps: readonly string[]): IdPlace[] => {
    const { pattern, properties = {}, items, anyOf, oneOf, allOf } = resolved(given, root)
    const thing = ofThing.exec(pattern ?? '')?.[1]
    const kind = thing ?? (pattern === ofUser ? 'user' : undefined)
    return [
      ...(kind === undefined ? [] : [{ in: where, steps, kind }]),
      ...Object.entries(properties).flatMap(([name, each]) => walk(each, [...steps, name])),
      ...(items ? walk(items, [...steps, '0']) : []),
      ...[anyOf, oneOf, allOf].flatMap((each) => (each ?? []).flatMap((one) => walk(one, steps))),
    ]
  }
  return walk(root, [])
}

/** What stands there in a call; nothing where the call leaves it out. */
export const idAt = (call: LooseCall, { in: where, steps, kind }: IdPlace): string | undefined => {
  const held = steps.reduce<unknown>(
    (each, step) => (each as Record<string, unknown> | undefined)?.[step],
    partOf(call, where),
  )
  // A place that takes several kinds of id holds one of them.
  const isOfKind = typeof held === 'string' && (kind === 'user' || held.startsWith(`${kind}_`))
  return isOfKind ? held : undefined
}

/** The same call with another id there. */
export const withId = (call: LooseCall, place: IdPlace, id: string): LooseCall => {
  const part = structuredClone(partOf(call, place.in)) as Record<string, unknown>
  const holder = place.steps
    .slice(0, -1)
    .reduce<Record<string, unknown>>((each, step) => each[step] as Record<string, unknown>, part)
  holder[place.steps.at(-1) ?? ''] = id
  return { ...call, [partNames[place.in]]: part }
}

const partNames = { path: 'params', query: 'query', body: 'body' } as const

const partOf = (call: LooseCall, where: IdPlace['in']): unknown => call[partNames[where]] ?? {}

const routes = Object.values(contract).flatMap((verbs) => Object.values<Route>(verbs))

const ofMany: readonly Caller[] = ['merchant', 'operator', 'sandbox', 'public', 'loopback']

/**
 * The kinds of thing that belong to one user, so that another user of the same app may not see them: what stands under a
 * user's path, and what only users and payers are asked for.
 */
export const kindsOfUsers: ReadonlySet<string> = new Set(
  routes
    .filter(
      ({ path, callers }) =>
        path.includes('/:userId/') || !callers.some((caller) => ofMany.includes(caller)),
    )
    .flatMap(({ path }) => paramsOf(path).map(kindOfParam))
    .filter((kind) => kind !== 'user'),
)
