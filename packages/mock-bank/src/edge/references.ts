import type { Composite } from '@qiantang/sdk/contract'

import type { Json } from '../kernel/database/index.ts'
import type { Step } from '../handlers/handler.ts'
import { BankError } from '../kernel/errors.ts'

type CompositeStep = Composite['steps'][number]

/** `{{name.field.field}}`: a value out of the answer of an earlier step. */
interface Reference {
  name: string
  fields: string[]
}

const reference = /\{\{([^{}]*)\}\}/g
const wholly = /^\{\{([^{}]*)\}\}$/

/** What a step refers to. */
export const referencesOf = ({ path, body }: CompositeStep): Reference[] =>
  textsIn([path, body ?? null]).flatMap((text) =>
    [...text.matchAll(reference)].map(([, inside = '']) => parse(inside)),
  )

/** A short reference can stand for a long answer, and a body holds thousands: together they add no more than a body. */
const mostFilledIn = 65_536

/**
 * The step with its references filled in.
 *
 * @throws {BankError} `composite_invalid` where one names a field that is not there, `body_too_large`
 */
export const fillStep = (
  { name, method, path, body }: CompositeStep,
  results: ReadonlyMap<string, Json>,
): Step => {
  const { insert, fill } = createFiller(results)
  return {
    name,
    method,
    path: insert(path, encodeURIComponent),
    body: body === undefined ? undefined : fill(body),
  }
}

const createFiller = (results: ReadonlyMap<string, Json>) => {
  const lengths = new Map<string, number>()
  let left = mostFilledIn

  const look = (inside: string): Json => {
    const value = valueAt(inside, results)
    const length = lengths.get(inside) ?? JSON.stringify(value).length
    lengths.set(inside, length)
    left -= length
    if (left < 0) throw new BankError('body_too_large', { most: mostFilledIn })
    return value
  }

  const insert = (text: string, encode: (text: string) => string): string =>
    text.replaceAll(reference, (_, inside: string) => {
      const value = look(inside)
      if (typeof value !== 'string' && typeof value !== 'number')
        throw new BankError('composite_invalid')
      return encode(String(value))
    })

  const fill = (value: Json): Json => {
    if (typeof value === 'string') {
      const whole = wholly.exec(value)?.[1]
      return whole === undefined ? insert(value, (text) => text) : look(whole)
    }
    if (value === null || typeof value !== 'object') return value
    if (isList(value)) return value.map(fill)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]))
  }
  return { insert, fill }
}

const valueAt = (inside: string, results: ReadonlyMap<string, Json>): Json => {
  const { name, fields } = parse(inside)
  let value: Json | undefined = results.get(name)
  for (const field of fields) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field))
      throw new BankError('composite_invalid')
    value = (value as Record<string, Json>)[field]
  }
  return value ?? null
}

const parse = (inside: string): Reference => {
  const [name = '', ...fields] = inside.trim().split('.')
  return { name, fields }
}

const textsIn = (value: Json): string[] => {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return (isList(value) ? value : Object.values(value)).flatMap(textsIn)
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
