import type { Fields } from './signature.ts'

/**
 * The fields of an answer. The network writes them as `name=value` joined by `&`, values as they are
 * (only posts are form-encoded); an `&` inside braces or brackets belongs to the value.
 */
export const readAnswer = (text: string): Fields => {
  const pairs = splitOutsideBraces(text.trim())
    .map((pair) => ({ pair, equals: pair.indexOf('=') }))
    .filter(({ equals }) => equals > 0)
  return Object.fromEntries(
    pairs.map(({ pair, equals }) => [pair.slice(0, equals), pair.slice(equals + 1)]),
  )
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

const splitOutsideBraces = (text: string): string[] => {
  const parts = ['']
  let awaited: string | undefined
  for (const character of text) {
    if (character === '&' && awaited === undefined) {
      parts.push('')
      continue
    }
    awaited =
      awaited === undefined ? closing[character] : character === awaited ? undefined : awaited
    parts[parts.length - 1] += character
  }
  return parts
}
