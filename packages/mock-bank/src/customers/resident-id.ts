/** What a resident id number (GB 11643) says of its holder. */
export interface ResidentId {
  /** 18 characters, the last of them a digit or `X`. */
  number: string
  /** `1990-03-07` */
  birthday: string
}

export type ResidentIdFault = 'format' | 'region' | 'birthday' | 'check_digit'

/** Reads a resident id number, or says what is wrong with it. `today` is a day in China, `2026-06-01`. */
export const readResidentId = (text: string, today: string): ResidentId | ResidentIdFault => {
  const number = text.toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number)) return 'format'
  if (!provinces.has(number.slice(0, 2))) return 'region'

  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthday) || birthday < '1900-01-01' || birthday > today) return 'birthday'
  if (number.at(17) !== checkDigitOf(number)) return 'check_digit'
  return { number, birthday }
}

// Besides the provinces: 81, 82 and 83 begin the residence permits of Hong Kong, Macao and Taiwan.
const provinces = new Set(
  [
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46',
    '50 51 52 53 54 61 62 63 64 65 71 81 82 83',
  ]
    .join(' ')
    .split(' '),
)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ISO 7064 MOD 11-2 over the first 17 digits. */
const checkDigitOf = (number: string): string => {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return '10X98765432'.charAt(sum % 11)
}

const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
