import { expect, test } from 'vitest'

import { issuerOf } from '../../src/cards/bins.ts'
import { isCardNumber } from '../../src/cards/card-number.ts'
import { People, resident, RESIDENTS, type TestPerson } from '../../simulators/index.ts'
import { outsideWorld, realm } from '../cards/outside-world.ts'

const everybody: TestPerson[] = [
  ...Object.values<TestPerson>(People),
  ...[0, 1, 13_999, 14_000, 7_654_321, RESIDENTS - 1].map(resident),
]

const checkDigit = (id: string) => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11]
}

test.each(everybody)('$name $idNumber has numbers that can exist', (person) => {
  const birthday = `${person.idNumber.slice(6, 10)}-${person.idNumber.slice(10, 12)}-${person.idNumber.slice(12, 14)}`

  expect(person.idNumber).toMatch(/^\d{17}[\dX]$/)
  expect(person.idNumber.at(-1)).toBe(checkDigit(person.idNumber))
  expect(new Date(birthday).toISOString().slice(0, 10)).toBe(birthday)
  expect(person.mobile).toMatch(/^1[3-9]\d{9}$/)
  expect(person.name).toMatch(/^[\u4e00-\u9fff·]{2,30}$/)
  for (const { number } of Object.values(person.cards)) expect(isCardNumber(number)).toBe(true)
})

test('no number belongs to two people or two cards', () => {
  const cards = everybody.flatMap(({ cards }) => Object.values(cards))
  for (const numbers of [
    everybody.map(({ idNumber }) => idNumber),
    everybody.map(({ mobile }) => mobile),
    cards.map(({ number }) => number),
  ]) {
    expect(new Set(numbers).size).toBe(numbers.length)
  }
})

test('the bank knows the bank of every card but the one that is there to be unknown', () => {
  const strange = Object.values<TestPerson>(People)
    .flatMap(({ cards }) => Object.entries(cards))
    .filter(([, { number, bank }]) => issuerOf(number)?.bankName['zh-CN'] !== bank.zh)

  expect(strange.map(([name]) => name)).toEqual(['unknownBank'])
})

test('anybody may read the table, with what each card does in both languages', async () => {
  const { outside } = outsideWorld()

  const answer = await outside.fetch(`http://127.0.0.1:4010/${realm}/people`)
  const { people } = (await answer.json()) as { people: { constant: string; cards: object[] }[] }

  expect(people.map(({ constant }) => constant)).toEqual(Object.keys(People))
  expect(people[0]?.cards).toContainEqual({
    name: 'insufficientFunds',
    number: People.zhangSan.cards.insufficientFunds.number,
    holds: 'class_i',
    bank: { zh: '农业银行', en: 'Agricultural Bank of China' },
    outcome: 'insufficient_funds',
    about: { zh: '充值失败：余额不足', en: 'Top-ups fail: insufficient funds' },
  })
})
