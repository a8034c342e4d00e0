import type { Holding, TestCard, TestPerson } from './test-person.ts'

const SURNAMES = [...'陈林黄周吴徐孙胡朱高']
const GIVEN_NAMES = [...'伟敏静丽强磊洋勇艳杰娟涛明超秀霞平刚桂兰']
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CARD_PREFIX = '62170077'
const BIRTHDAYS = 14_000
const FIRST_BIRTHDAY = Date.UTC(1960, 0, 1)
const DAY_MS = 86_400_000

/** How many residents there are: every one has an id number, a mobile and a card of their own. */
export const RESIDENTS = BIRTHDAYS * 1_000

/**
 * Ordinary adult number `n`, for generators and benches that need more people than the table names.
 * The same `n` is always the same person, with one ordinary card called `everyday`.
 */
export function resident(n: number): TestPerson & { cards: { everyday: TestCard } } {
  if (!Number.isInteger(n) || n < 0 || n >= RESIDENTS) {
    throw new RangeError(`There are residents 0 to ${RESIDENTS - 1}.`)
  }
  return {
    name: nameOf(n),
    idNumber: idNumberOf(n),
    mobile: `19${String(n).padStart(9, '0')}`,
    about: { zh: '普通成年人', en: 'An ordinary adult' },
    cards: {
      everyday: {
        number: withLuhnDigit(`${CARD_PREFIX}${String(n).padStart(10, '0')}`),
        bank: { zh: '建设银行', en: 'China Construction Bank' },
        behaviour: 'ordinary',
      },
    },
  }
}

export function residentByCardNumber(cardNumber: string): Holding | undefined {
  const n = Number(/^62170077(\d{10})\d$/.exec(cardNumber)?.[1] ?? RESIDENTS)
  if (n >= RESIDENTS) return undefined

  const holder = resident(n)
  const details = holder.cards.everyday
  if (details.number !== cardNumber) return undefined
  return { person: `resident ${n}`, card: 'everyday', holder, details }
}

function nameOf(n: number): string {
  const at = (list: readonly string[], index: number) => list[index % list.length] ?? ''
  return (
    at(SURNAMES, n) +
    at(GIVEN_NAMES, Math.floor(n / SURNAMES.length)) +
    at(GIVEN_NAMES, Math.floor(n / (SURNAMES.length * GIVEN_NAMES.length)))
  )
}

function idNumberOf(n: number): string {
  const birthday = new Date(FIRST_BIRTHDAY + (n % BIRTHDAYS) * DAY_MS)
  const sequence = String(Math.floor(n / BIRTHDAYS)).padStart(3, '0')
  const body = `330106${birthday.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

function withLuhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
