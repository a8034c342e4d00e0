import type { Composite } from '@qiantang/sdk/contract'

import type { Json } from '../kernel/database/index.ts'
import type { Step } from '../handlers/handler.ts'

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

/** The step with its references filled in; undefined where one names a field that is not there. */
export const fillStep = (
  { name, method, path, body }: CompositeStep,
  results: ReadonlyMap<string, Json>,
): Step | undefined => {
  try {
    return {
      name,
      method,
      path: insert(path, results, encodeURIComponent),
      body: body === undefined ? undefined : fill(body, results),
    }
  } catch (error) {
    if (error instanceof Dangling) return undefined
    throw error
  }
}

class Dangling extends Error {
  override readonly name = 'Dangling'
}

const fill = (value: Json, results: ReadonlyMap<string, Json>): Json => {
  if (typeof value === 'string') {
    const whole = wholly.exec(value)?.[1]
    return whole === undefined ? insert(value, results, (text) => text) : look(whole, results)
  }
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map((item) => fill(item, results))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, results)]))
}

const insert = (
  text: string,
  results: ReadonlyMap<string, Json>,
  encode: (text: string) => string,
): string =>
  text.replaceAll(reference, (_, inside: string) => {
    const value = look(inside, results)
    if (typeof value !== 'string' && typeof value !== 'number') throw new Dangling()
    return encode(String(value))
  })

const look = (inside: string, results: ReadonlyMap<string, Json>): Json => {
  const { name, fields } = parse(inside)
  let value: Json | undefined = results.get(name)
  for (const field of fields) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field))
      throw new Dangling()
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
