/** The members of a JSON object as they stand in its text, byte for byte; nothing where it is no object, or names one twice. */
export const membersOf = (text: string): Map<string, string> | undefined => {
  if (!isObject(text)) return undefined
  const members = new Map<string, string>()
  let at = text.indexOf('{') + 1
  for (;;) {
    const name = stringFrom(text, at)
    if (name === undefined) break
    const from = text.indexOf(':', name.end) + 1
    const end = endOfValue(text, from)
    if (members.has(name.value)) return undefined
    members.set(name.value, text.slice(from, end).trim())
    at = end + 1
  }
  return members
}

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** The next string of a text that is known to be JSON, unless the object ends before one begins. */
const stringFrom = (text: string, at: number): { value: string; end: number } | undefined => {
  const start = text.indexOf('"', at)
  if (start === -1) return undefined
  const end = endOfString(text, start)
  return { value: JSON.parse(text.slice(start, end)) as string, end }
}

const endOfString = (text: string, start: number): number => {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** Where the value that begins here ends: at the comma or brace of the object it is in. */
const endOfValue = (text: string, from: number): number => {
  let depth = 0
  let at = from
  for (;;) {
    const character = text[at]
    if (character === '"') {
      at = endOfString(text, at)
      continue
    }
    if (depth === 0 && (character === ',' || character === '}')) return at
    if (character === '{' || character === '[') depth += 1
    if (character === '}' || character === ']') depth -= 1
    at += 1
  }
}
