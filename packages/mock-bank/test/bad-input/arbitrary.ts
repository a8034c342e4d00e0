import * as fc from 'fast-check'

export type Schema = { readonly [keyword: string]: unknown }

/** What values are made from: the schemas a document names, and texts that lead somewhere. */
export interface Sources {
  schemas: Readonly<Record<string, Schema>>
  known: readonly string[]
}

/** Values of a JSON schema. Now and then a value, or a part of one, is something else altogether. */
export const arbitraryOf = (schema: Schema, sources: Sources): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 25, arbitrary: fitting(schema, sources) },
    { weight: 1, arbitrary: fc.oneof(strange, fc.jsonValue({ maxDepth: 2 })) },
  )

const fitting = (schema: Schema, sources: Sources): fc.Arbitrary<unknown> => {
  const { $ref, anyOf, oneOf, enum: values, type } = schema
  const among = (anyOf ?? oneOf) as Schema[] | undefined
  // Any JSON at all is made of itself, and would be so for ever.
  if (typeof $ref === 'string' && !$ref.endsWith('/JsonValue'))
    return fitting(named($ref, sources), sources)
  if (among) return fc.oneof(...among.map((each) => fitting(each, sources)))
  if ('const' in schema) return fc.constant(schema['const'])
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]))
  if (type === 'object') return objects(schema, sources)
  if (type === 'array') return arrays(schema, sources)
  if (type === 'string') return strings(schema, sources)
  if (type === 'integer') return integers(schema)
  return type === 'boolean' ? fc.boolean() : fc.jsonValue({ maxDepth: 2 })
}

const named = ($ref: string, { schemas }: Sources): Schema => {
  const name = $ref.slice($ref.lastIndexOf('/') + 1)
  return schemas[name] ?? {}
}

const objects = (schema: Schema, sources: Sources): fc.Arbitrary<unknown> => {
  const { properties = {}, required = [], additionalProperties: rest } = schema
  const fields = Object.entries(properties as Record<string, Schema>).map(
    ([name, each]) => [name, arbitraryOf(each, sources)] as const,
  )
  const known = fc.record(Object.fromEntries(fields), {
    requiredKeys: required as string[],
  })
  if (typeof rest === 'object' && rest !== null)
    return fc.dictionary(fc.string({ maxLength: 12 }), arbitraryOf(rest as Schema, sources))
  const surprise = fc.dictionary(fc.string({ maxLength: 12 }), strange, { maxKeys: 1 })
  return fc.oneof(
    { weight: 12, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.tuple(known, surprise).map(([right, odd]) => ({ ...right, ...odd })),
    },
  )
}

const arrays = ({ items, minItems, maxItems }: Schema, sources: Sources) =>
  fc.array(arbitraryOf((items ?? {}) as Schema, sources), {
    minLength: Number(minItems ?? 0),
    maxLength: Math.min(Number(maxItems ?? 4), 4),
  })

const integers = ({ minimum, maximum }: Schema) => {
  const min = Number(minimum ?? Number.MIN_SAFE_INTEGER)
  const max = Number(maximum ?? Number.MAX_SAFE_INTEGER)
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 2_000_00) }),
    fc.constantFrom(min, max, 8850),
  )
}

const strings = ({ pattern, format, minLength, maxLength }: Schema, { known }: Sources) => {
  if (format === 'date-time') return moments
  if (format === 'uri') return fc.webUrl({ withQueryParameters: true })
  const most = {
    minLength: Number(minLength ?? 0),
    maxLength: Math.min(Number(maxLength ?? 40), 200),
  }
  const text = fc.string({ unit: 'grapheme', ...most })
  if (typeof pattern !== 'string') return text
  const expression = new RegExp(pattern, 'u')
  const fits = known.filter((each) => expression.test(each))
  if (fits.length === 0) return matching(expression) ?? text
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...fits) },
    { weight: 1, arbitrary: matching(expression) ?? text },
  )
}

/** Nothing for an expression the generator cannot follow, such as one that looks ahead. */
const matching = (expression: RegExp): fc.Arbitrary<string> | undefined => {
  try {
    return fc.stringMatching(expression, { maxLength: 200 })
  } catch {
    return undefined
  }
}

const moments = fc.oneof(
  fc
    .date({ min: new Date('2026-05-01'), max: new Date('2026-07-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)

/** What somebody might try. */
export const strange: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, 2 ** 53, 1e300, '', ' ', 'null', 'me', '0', '-1', '1e400', [], {}],
  ...['__proto__', 'constructor', "' or 1=1 --", '{{order.id}}', '../..', '\u0000', '\ud83d'],
  ...[
    '\u202e钱塘',
    '𠮷😀',
    'x'.repeat(5_000),
    { $ne: null },
    JSON.parse('['.repeat(17) + ']'.repeat(17)),
  ],
  ...['6222021200012345679', '330106199003071236', '13800138000', '2026-02-30T00:00:00Z'],
)
