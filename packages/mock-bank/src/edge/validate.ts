import type { Caller as Role, FieldError, Route } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import type { Json } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'
import { scrub } from '../kernel/log.ts'
import { parseStrictJson } from './strict-json.ts'

/**
 * The body a handler gets: parsed strictly and of the type the route takes from this caller, or a problem
 * that names each wrong field.
 */
export const validateBody = (route: Route, role: Role, text: string): unknown => {
  const parsed = text === '' ? undefined : parseStrictJson(text)
  const type = route.bodyOf?.[role] ?? route.body
  // Only nothing at all stands for an empty object: null is a value, and no object.
  if (type) return conform(type, parsed === undefined ? {} : parsed, '')
  // Many clients send an empty object where there is nothing to say.
  refuseFields(parsed === undefined ? [] : fieldsOf(parsed), '')
  return undefined
}

/** The query a handler gets. A name may come once. */
export const validateQuery = (route: Route, url: URL): unknown => {
  if (url.search === '' && !route.query) return undefined
  const search = url.searchParams
  const names = [...search.keys()]
  const repeated = names.find((name, i) => names.indexOf(name) !== i)
  if (repeated !== undefined) throw refusal([wrong(`query.${repeated}`, 'Expected once.')])
  const unstorable = [...search].find((pair) => pair.join('').includes('\u0000'))
  if (unstorable) throw refusal([wrong(`query.${unstorable[0]}`, 'U+0000 is no text.')])
  if (route.query) return conform(route.query, Object.fromEntries(search), 'query.')
  refuseFields(names, 'query.')
  return undefined
}

const conform = (type: z.ZodType, value: unknown, prefix: string): unknown => {
  const { success, data, error } = type.safeParse(value)
  if (success) return data
  throw refusal(error.issues.flatMap((issue) => fieldErrors(issue, prefix)))
}

const fieldsOf = (value: Json): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : ['']

const refuseFields = (names: string[], prefix: string) => {
  if (names.length > 0) throw refusal(names.map((name) => unknownField(prefix + name)))
}

/** One of the two codes stands for all: a wrong field outweighs an unknown one. */
const refusal = (fields: FieldError[]): BankError => {
  const code = fields.some((field) => field.code === 'invalid_field')
    ? 'invalid_field'
    : 'unknown_field'
  // A field is named once, however many of its rules it breaks.
  const once = [...Map.groupBy(fields, ({ path }) => path).values()].flatMap(
    ([first]) => first ?? [],
  )
  return new BankError(
    code,
    {},
    once.slice(0, 20).map((field) => ({ ...field, path: shown(field.path) })),
  )
}

const fieldErrors = (issue: z.core.$ZodIssue, prefix: string): FieldError[] => {
  const path = prefix + issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(path === prefix ? prefix + key : `${path}.${key}`))
  if (issue.code === 'invalid_union') {
    const inside = closest(issue.errors)
    if (inside)
      return inside.flatMap((each) =>
        fieldErrors({ ...each, path: [...issue.path, ...each.path] }, prefix),
      )
  }
  return [wrong(path, issue.message)]
}

/** Of a union's branches, the one the value was probably meant for: it has the fewest complaints below its top. */
const closest = (branches: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined =>
  branches
    .filter((issues) => issues.every((issue) => issue.path.length > 0 || 'keys' in issue))
    .sort((left, right) => left.length - right.length)[0]

const wrong = (path: string, message: string): FieldError => ({
  path,
  code: 'invalid_field',
  message,
})

const unknownField = (path: string): FieldError => ({
  path,
  code: 'unknown_field',
  message: 'This route has no such field.',
})

/** A name came from outside: whatever it holds, it is cut and freed of numbers and secrets. */
const shown = (path: string): string => scrub(path).slice(0, 128)
