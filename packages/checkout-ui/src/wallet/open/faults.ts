/*
 * What can be said of the four factors before they are sent. The bank applies the same rules and decides;
 * here they only spare a way there and back. A field the bank refuses although nothing is wrong with it here
 * is `refused`.
 */

export const fields = ['name', 'idNumber', 'cardNumber', 'mobile'] as const

export type Field = (typeof fields)[number]

export type Fault =
  | 'name'
  | 'idFormat'
  | 'idRegion'
  | 'idBirthday'
  | 'idCheckDigit'
  | 'mobile'
  | 'cardFormat'
  | 'cardCheckDigit'

/** What the bank is sent: without the spaces one reads numbers by. */
export const tidy: Record<Field, (text: string) => string> = {
  name: (text) =>
    text
      .normalize('NFC')
      .trim()
      .replace(/[•．・‧∙⋅]/gu, '·'),
  idNumber: (text) => narrow(text).replace(/\s/g, '').toUpperCase(),
  cardNumber: (text) => narrow(text).replace(/[\s-]/g, ''),
  mobile: (text) =>
    narrow(text)
      .replace(/[\s-]/g, '')
      .replace(/^(\+|00)86/, ''),
}

const narrow = (text: string) =>
  text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

/** What is wrong with a tidied field; `today` is a day in China, `2026-06-01`. */
export const faultOf: Record<Field, (value: string, today: string) => Fault | undefined> = {
  name: (name) => (isName(name) ? undefined : 'name'),
  idNumber: idNumberFault,
  cardNumber: (number) => {
    if (!/^\d{13,19}$/.test(number)) return 'cardFormat'
    return passesLuhn(number) ? undefined : 'cardCheckDigit'
  },
  mobile: (mobile) => (/^1[3-9]\d{9}$/.test(mobile) ? undefined : 'mobile'),
}

const isName = (name: string) =>
  /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u.test(name) &&
  [...name].length >= 2 &&
  [...name].length <= 30

/** A resident id number (GB 11643): a province, a day of birth, a check digit. */
function idNumberFault(number: string, today: string): Fault | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return 'idFormat'
  if (!provinces.has(number.slice(0, 2))) return 'idRegion'
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthday) || birthday < '1900-01-01' || birthday > today) return 'idBirthday'
  return number.at(17) === checkDigitOf(number) ? undefined : 'idCheckDigit'
}

// Besides the provinces: 81, 82 and 83 begin the residence permits of Hong Kong, Macao and Taiwan.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ISO 7064 MOD 11-2 over the first 17 digits. */
const checkDigitOf = (number: string): string =>
  '10X98765432'.charAt(
    weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11,
  )

const isDay = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** From the right, every second digit doubled (less 9 above 9): the sum ends in 0. */
const passesLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) : Number(digit) * 2
    return sum + (value > 9 ? value - 9 : value)
  }, 0) %
    10 ===
  0

/** As one reads it back to oneself: in groups. Only once the field is left, so that the caret never jumps. */
export const grouped: Record<Field, (value: string) => string> = {
  name: (name) => name,
  idNumber: (number) =>
    [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(' ').trim(),
  cardNumber: (number) => number.replace(/(.{4})(?=.)/g, '$1 '),
  mobile: (mobile) => [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(' ').trim(),
}
