import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { People, type TestPerson } from '../../simulators/index.ts'
import { isCardNumber, issuerOf } from '../../src/cards/index.ts'
import { readResidentId } from '../../src/customers/index.ts'

/** Something that should have been sealed or masked, where it was found, and what stands around it. */
export interface Clear {
  what: 'id number' | 'card number' | 'mobile' | 'PIN'
  value: string
  where: string
}

/** Whose numbers are looked for as they are, and the PINs that were typed. */
export interface Sought {
  people: readonly TestPerson[]
  pins: readonly string[]
}

const everybody: readonly TestPerson[] = Object.values(People)

/**
 * Finds clear numbers in a text: those of the people sought wherever they stand, also in base64 or hex, and whatever looks
 * like anybody's where it stands by itself.
 */
export const clearIn = (text: string, where: string, sought: Partial<Sought> = {}): Clear[] => {
  const { people = everybody, pins = [] } = sought
  const named = people.flatMap((person) =>
    numbersOf(person).flatMap(({ what, value }) =>
      formsOf(value).some((form) => text.includes(form)) ? [{ what, value, where }] : [],
    ),
  )
  const typed = pins
    .filter((pin) => standing(pin).test(text))
    .map((value) => ({ what: 'PIN' as const, value, where }))
  return [...named, ...typed, ...anybodysIn(text, where)]
}

const numbersOf = ({ idNumber, mobile, cards }: TestPerson): Pick<Clear, 'what' | 'value'>[] => [
  { what: 'id number', value: idNumber },
  { what: 'mobile', value: mobile },
  ...Object.values(cards).map(({ number }) => ({ what: 'card number' as const, value: number })),
]

const formsOf = (value: string): string[] => {
  const bytes = Buffer.from(value)
  return [value, bytes.toString('hex'), bytes.toString('base64url')]
}

/** Six digits may stand in any number, so only by themselves they are a PIN. */
const standing = (pin: string): RegExp => new RegExp(`(?<![0-9A-Za-z.+/_-])${pin}(?![0-9A-Za-z])`)

const numbers =
  /(?<![0-9A-Za-z+/_-])\d{11,18}[\dX](?![0-9A-Za-z])|(?<![0-9A-Za-z+/_-])1[3-9]\d{9}(?![0-9A-Za-z])/g

const anybodysIn = (text: string, where: string): Clear[] =>
  [...text.matchAll(numbers)].flatMap(([value]) => {
    const what = kindOf(value)
    return what === undefined ? [] : [{ what, value, where }]
  })

const kindOf = (value: string): Clear['what'] | undefined => {
  if (/^1[3-9]\d{9}$/.test(value)) return 'mobile'
  if (value.length === 18 && typeof readResidentId(value, '2999-12-31') !== 'string')
    return 'id number'
  return isCardNumber(value) && issuerOf(value) ? 'card number' : undefined
}

/** What no number is longer than, so that none is cut in two where a file is read in pieces. */
const overlap = 64

/** Finds clear numbers in every file below a folder, whatever its format. */
export const clearInFiles = async (folder: string, sought?: Partial<Sought>): Promise<Clear[]> => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const found: Clear[] = []
  for (const file of files) found.push(...(await clearInFile(file, sought)))
  return found
}

const clearInFile = async (file: string, sought?: Partial<Sought>): Promise<Clear[]> => {
  const found = new Map<string, Clear>()
  let tail = ''
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    // A character a byte: nothing is lost, and digits are digits.
    const text = tail + (piece as Buffer).toString('latin1')
    for (const clear of clearIn(text, file, sought))
      found.set(`${clear.what} ${clear.value}`, clear)
    tail = text.slice(-overlap)
  }
  return [...found.values()]
}
