import type { FieldError } from '@qiantang/sdk/contract'

import type { Json } from '../kernel/database/index.ts'
import { BankError } from '../kernel/errors.ts'

const deepest = 16

/**
 * Reads JSON as strictly as money deserves: no duplicate keys, no `__proto__`, no half characters, at most
 * 16 levels, and only whole numbers that a double holds exactly, written as such.
 *
 * @throws {BankError} `invalid_json`, or `invalid_field` with the path of a number that is not whole.
 */
export const parseStrictJson = (text: string): Json => {
  const reader = createReader(text)
  const value = reader.value('', 0)
  reader.end()
  return value
}

const blank = /[ \t\n\r]*/y
const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const wholeNumber = /^(?:0|-?[1-9]\d{0,15})$/
const words: Readonly<Record<string, Json>> = { true: true, false: false, null: null }
const wordToken = /true|false|null/y

const createReader = (text: string) => {
  let position = 0

  const refuse = (): never => {
    throw new BankError('invalid_json', { position })
  }

  const take = (token: RegExp): string | undefined => {
    token.lastIndex = position
    const found = token.exec(text)?.[0]
    if (found !== undefined) position += found.length
    return found
  }

  /** Steps over a character, if it comes next. */
  const skip = (character: string): boolean => {
    take(blank)
    if (text[position] !== character) return false
    position += 1
    return true
  }

  const string = (): string => {
    take(blank)
    const token = take(stringToken) ?? refuse()
    const value = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1)
    // U+0000 cannot be stored, and half a surrogate pair is no text.
    return value.includes('\u0000') || !value.isWellFormed() ? refuse() : value
  }

  const number = (token: string, path: string): number => {
    const value = Number(token)
    if (wholeNumber.test(token) && Number.isSafeInteger(value)) return value
    throw new BankError('invalid_field', {}, [notWhole(path)])
  }

  const object = (path: string, depth: number): Json => {
    const entries = new Map<string, Json>()
    if (skip('}')) return {}
    do {
      const key = string()
      if (key === '__proto__' || entries.has(key) || !skip(':')) refuse()
      entries.set(key, value(path === '' ? key : `${path}.${key}`, depth))
    } while (skip(','))
    return skip('}') ? Object.fromEntries(entries) : refuse()
  }

  const array = (path: string, depth: number): Json => {
    const items: Json[] = []
    if (skip(']')) return items
    do items.push(value(path === '' ? `${items.length}` : `${path}.${items.length}`, depth))
    while (skip(','))
    return skip(']') ? items : refuse()
  }

  const value = (path: string, depth: number): Json => {
    if (skip('{')) return depth < deepest ? object(path, depth + 1) : refuse()
    if (skip('[')) return depth < deepest ? array(path, depth + 1) : refuse()
    if (text[position] === '"') return string()
    const token = take(numberToken)
    if (token !== undefined) return number(token, path)
    return words[take(wordToken) ?? refuse()] ?? null
  }

  const end = () => {
    take(blank)
    if (position < text.length) refuse()
  }

  return { value, end }
}

const notWhole = (path: string): FieldError => ({
  path,
  code: 'invalid_field',
  message:
    'Expected a whole number between -(2^53 - 1) and 2^53 - 1, without fraction or exponent.',
})
