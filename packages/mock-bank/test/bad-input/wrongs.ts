/** A body with one thing wrong in it. */
export interface Wrong {
  /** Where, as a problem would name it. */
  path: string
  what: string
  /** The body as it is sent: some of it no serialiser would write. */
  text: string
  /** Where a problem says it is: the same place, or for an unknown field the field itself. */
  toldAt: string
  /** The text that was put there, if it is one that an answer could repeat. */
  given: string[]
  code: 'invalid_json' | 'invalid_field' | 'unknown_field'
}

type Step = string | number
type Value = null | boolean | number | string | Value[] | { [name: string]: Value }
type Put = (what: string, json: string, told?: { code?: Wrong['code']; at?: Step }) => Wrong

/** Every field of a body, nested ones included, with all that can be wrong with it. */
export const wrongsOf = (body: unknown): Map<string, Wrong[]> => {
  const whole = body as Value
  const byPath = new Map<string, Wrong[]>()
  for (const [steps, value] of fieldsIn(whole)) {
    const path = steps.join('.')
    const put: Put = (what, json, { code = 'invalid_field', at } = {}) => ({
      ...{ path, what, code, toldAt: [...steps, at ?? []].flat().join('.') },
      given: /^"[^\\]{6,}"$/.test(json) ? [json.slice(1, -1)] : [],
      text: write(whole, steps, json),
    })
    byPath.set(path, [...without(whole, steps, path), ...wrongValues(value, put)])
  }
  return byPath
}

/** All places of a value, itself first. */
const fieldsIn = (value: Value, steps: Step[] = []): [Step[], Value][] => {
  const inside: [Step, Value][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  return [[steps, value], ...inside.flatMap(([step, each]) => fieldsIn(each, [...steps, step]))]
}

const wrongValues = (value: Value, put: Put): Wrong[] => {
  const ofAnyKind = [put('null', 'null'), put('a truth value', JSON.stringify(value !== true))]
  if (Array.isArray(value)) return [ofAnyKind, wrongLists(value, put)].flat()
  if (typeof value === 'object') return [ofAnyKind, wrongObjects(value, put)].flat()
  const wrapped = [
    put('a list around it', JSON.stringify([value])),
    put('an object around it', JSON.stringify({ value })),
  ]
  if (typeof value === 'string') return [ofAnyKind, wrapped, wrongTexts(value, put)].flat()
  if (typeof value === 'number') return [ofAnyKind, wrapped, wrongNumbers(value, put)].flat()
  return [put('null', 'null'), ...wrapped, put('a text', '"true"'), put('a number', '1')]
}

const notJson = { code: 'invalid_json' } as const

const wrongTexts = (value: string, put: Put): Wrong[] => [
  put('a number', '7'),
  put('empty', '""'),
  put('overlong', JSON.stringify('x'.repeat(10_000))),
  put('a character beyond the basic plane', JSON.stringify(`${value}𠮷😀`)),
  put('a control character', JSON.stringify(`${value}\u0007`)),
  put('a line break', JSON.stringify(`${value.slice(0, 1)}\n${value.slice(1)}`)),
  put('text turned around', JSON.stringify(`\u202e${value}`)),
  put('U+0000', JSON.stringify(`${value}\u0000`), notJson),
  put('half a character', `"\\ud83d"`, notJson),
]

const wrongNumbers = (value: number, put: Put): Wrong[] => [
  put('a text', JSON.stringify(String(value))),
  put('negative', '-1'),
  put('zero', '0'),
  put('a fraction', `${value}.5`),
  put('written as a fraction', `${value}.0`),
  put('written with an exponent', '1e2'),
  put('minus zero', '-0'),
  put('more than a double holds', '1e400'),
  put('2^53', '9007199254740992'),
  put('2^63', '9223372036854775808'),
  put('one more than 10^10', '10000000001'),
  put('hexadecimal', '0x10', notJson),
  put('not a number', 'NaN', notJson),
]

const wrongLists = (value: readonly Value[], put: Put): Wrong[] => [
  put('a list around it', JSON.stringify([value]), { at: 0 }),
  put('an object', '{}'),
  put('a text', '"x"'),
  put('its only member', JSON.stringify(value[0] ?? 'x')),
  put('empty', '[]'),
  put('too many', JSON.stringify(Array.from({ length: 101 }, () => value[0] ?? 'x'))),
]

const wrongObjects = (value: Value, put: Put): Wrong[] => {
  const beside = (name: string, told: { code: Wrong['code']; at?: string }) => {
    const inside = JSON.stringify(value).slice(1)
    const json = `{${JSON.stringify(name)}:{"status":"paid"}${inside === '}' ? '' : ','}${inside}`
    return put(`${name} beside it`, json, told)
  }
  return [
    put('a list', '[]'),
    put('a list around it', JSON.stringify([value])),
    put('a text', '"x"'),
    put('a number', '7'),
    beside('surprise', { code: 'unknown_field', at: 'surprise' }),
    beside('constructor', { code: 'unknown_field', at: 'constructor' }),
    beside('__proto__', notJson),
  ]
}

/** The same body without this field. */
const without = (whole: Value, steps: readonly Step[], path: string): Wrong[] => {
  const last = steps.at(-1)
  if (typeof last !== 'string') return []
  const copy = structuredClone(whole)
  const holder = steps.slice(0, -1).reduce<Value>((each, step) => inside(each, step), copy)
  delete (holder as Record<string, Value>)[last]
  const text = JSON.stringify(copy)
  return [{ path, what: 'missing', text, toldAt: path, given: [], code: 'invalid_field' }]
}

const inside = (value: Value, step: Step): Value => (value as Record<Step, Value>)[step] ?? null

/** The whole as JSON with something else, written by hand, in one place. */
const write = (whole: Value, steps: readonly Step[], json: string): string => {
  const [step, ...rest] = steps
  if (step === undefined) return json
  const members = (entries: [Step, Value][], name: (step: Step) => string) =>
    entries.map(
      ([at, each]) => name(at) + (at === step ? write(each, rest, json) : JSON.stringify(each)),
    )
  return Array.isArray(whole)
    ? `[${members([...whole.entries()], () => '').join()}]`
    : `{${members(Object.entries(whole as object) as [Step, Value][], (at) => `${JSON.stringify(at)}:`).join()}}`
}
