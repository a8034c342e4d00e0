import { z } from 'zod'

import * as contract from '../src/contract/index.ts'

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
type Schema = { [name: string]: Json }

/** Every named schema: those a request carries are read as input, all others as output. */
const named = (): { name: string; type: z.ZodType; io: 'input' | 'output' }[] =>
  Object.entries<unknown>(contract)
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
    .filter(([name, type]) => type.meta()?.['id'] === (aliases[name] ?? name) && !scalars.has(name))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, type]) => ({
      name: aliases[name] ?? name,
      type,
      io: /^(Create|Write|Confirm|AnswerChallenge|AdvanceClock|Composite$|CompositeStep)/.test(name)
        ? 'input'
        : 'output',
    }))

/** Exported under another name than their id, since `Event` is the typed union. */
const aliases: Record<string, string> = { EventEnvelope: 'Event' }
/** Plain strings and numbers read better as such. */
const scalars = new Set([
  'UserId',
  'Reference',
  'Fen',
  'FenBalance',
  'Timestamp',
  'Moment',
  'Currency',
  'JsonValue',
  'Metadata',
])
const scalarTypes: Record<string, string> = {
  UserId: 'string',
  Reference: 'string',
  Fen: 'number',
  FenBalance: 'number',
  Timestamp: 'string',
  Moment: 'string',
  Currency: "'CNY'",
  Metadata: 'Record<string, string>',
  JsonValue: 'JsonValue',
  // zod's own name for the inside of its JSON schema.
  __schema0: 'JsonValue',
}

export const renderTypes = (): string => {
  const declarations = named().map(({ name, type, io }) => {
    const document = z.toJSONSchema(type, { io, target: 'draft-2020-12' }) as Schema
    // A schema with an id stands among its own definitions.
    const schema = (document['$defs'] as Record<string, Schema> | undefined)?.[name] ?? document
    const doc = docOf(schema, '')
    const body = typeOf(schema, '')
    return body.startsWith('{') && !body.includes('\n} | ')
      ? `${doc}export interface ${typeName(name)} ${body}`
      : `${doc}export type ${typeName(name)} = ${body}`
  })
  return [
    '// Generated from the contract by `pnpm --filter @qiantang/sdk generate`. Do not edit.',
    '',
    '/** Any other string: a value the bank may add later. */',
    'export type Other = string & Record<never, never>',
    '',
    'export type JsonValue =\n  string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue }',
    '',
    ...declarations.flatMap((declaration) => [declaration, '']),
    eventUnion(),
    '',
    '/** One page of a list. `nextCursor` is null on the last one. */',
    'export interface Page<Item> {\n  items: Item[]\n  nextCursor: string | null\n}',
    '',
  ].join('\n')
}

/** `Event`: a union over `type`, each member with its own `data`. */
const eventUnion = (): string => {
  const members = Object.entries(contract.eventData).map(([type, data]) => {
    const schema = z.toJSONSchema(data, { target: 'draft-2020-12' }) as Schema
    return `  | { id: string; type: '${type}'; createdAt: string; data: ${typeOf(schema, '')} }`
  })
  return [
    '/** Something that happened: a union over `type`. Types may be added, so keep a default branch. */',
    'export type Event =',
    ...members,
  ].join('\n')
}

/** A test that holds each interface equal to what the contract infers. */
export const renderTypeTest = (): string => {
  const all = named()
  const lines = all.map(({ name, io }) => {
    const exported = Object.entries(aliases).find(([, id]) => id === name)?.[0] ?? name
    return `  expectTypeOf<Same<generated.${typeName(name)}, z.${io}<typeof contract.${exported}>>>().toEqualTypeOf<true>()`
  })
  lines.push('  expectTypeOf<Same<generated.Event, contract.Event>>().toEqualTypeOf<true>()')
  return [
    '// Generated from the contract by `pnpm --filter @qiantang/sdk generate`. Do not edit.',
    "import { expectTypeOf, test } from 'vitest'",
    "import type { z } from 'zod'",
    '',
    "import type * as contract from '../../src/contract/index.ts'",
    "import type * as generated from '../../src/generated/types.ts'",
    '',
    '/** Each fits where the other is expected. */',
    'type Same<A, B> = [A, B] extends [B, A] ? true : false',
    '',
    "test('each generated interface equals what the contract infers', () => {",
    ...lines,
    '})',
    '',
  ].join('\n')
}

const typeName = (name: string): string => (name === 'Event' ? 'EventEnvelope' : name)

const docOf = (schema: Schema, indent: string): string =>
  typeof schema['description'] === 'string' ? `${indent}/** ${schema['description']} */\n` : ''

const typeOf = (schema: Schema, indent: string): string => {
  if (typeof schema['$ref'] === 'string') return reference(schema['$ref'])
  const extensible = schema['x-extensible-enum']
  if (Array.isArray(extensible)) return `${extensible.map(literal).join(' | ')} | Other`
  if (Array.isArray(schema['enum'])) return schema['enum'].map(literal).join(' | ')
  if ('const' in schema) return literal(schema['const'] ?? null)
  const union = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(union))
    return union.map((member) => typeOf(member as Schema, indent)).join(' | ')
  const { type } = schema
  if (Array.isArray(type))
    return type.map((one) => typeOf({ ...schema, type: one }, indent)).join(' | ')
  if (schema['type'] === 'array') return arrayOf(typeOf(schema['items'] as Schema, indent))
  if (schema['type'] === 'object') return objectOf(schema, indent)
  if (schema['type'] === 'integer' || schema['type'] === 'number') return 'number'
  if (schema['type'] === 'string' || schema['type'] === 'boolean' || schema['type'] === 'null')
    return schema['type']
  return 'unknown'
}

const reference = (ref: string): string => {
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  return scalarTypes[name] ?? typeName(name)
}

const arrayOf = (item: string): string =>
  item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`

const literal = (value: Json): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value)

const objectOf = (schema: Schema, indent: string): string => {
  const properties = schema['properties'] as Record<string, Schema> | undefined
  if (!properties)
    return `Record<string, ${typeOf((schema['additionalProperties'] as Schema | undefined) ?? {}, indent)}>`
  const required = new Set(schema['required'] as string[] | undefined)
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, property]) => {
    const type = typeOf(property, inner)
    return required.has(name)
      ? `${docOf(property, inner)}${inner}${name}: ${type}`
      : `${docOf(property, inner)}${inner}${name}?: ${type} | undefined`
  })
  const open = schema['additionalProperties']
  if (typeof open === 'object' && open !== null) lines.push(`${inner}[name: string]: unknown`)
  return `{\n${lines.join('\n')}\n${indent}}`
}
