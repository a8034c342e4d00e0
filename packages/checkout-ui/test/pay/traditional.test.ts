import { contract, errors } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import { messages as english } from '../../src/pay/locales/en.ts'
import { messages as traditional } from '../../src/pay/locales/zh-TW.ts'
import { problems } from '../../src/pay/locales/traditional-problems.ts'
import { messages as simplified } from '../../src/pay/locales/zh-CN.ts'

const routes = [
  ...Object.values(contract.checkoutSessions),
  contract.challenges.answer,
  contract.challenges.sendOtp,
]

const codes = new Set(routes.flatMap((route) => ('errors' in route ? [...route.errors] : [])))

test.each([...codes])('a payer who reads traditional characters is told of %s in them', (code) => {
  expect(problems).toHaveProperty([`problem.${code}`])
})

test('no word is left in simplified characters', () => {
  const text = JSON.stringify(traditional)
  const unmistakable =
    /[们这个为来说时对发会过还没钱银币额单号码锁验证账户网络请选择开关闭击转浏览复制认]/g
  const shared = /[来发个户]/

  expect(
    [...text.matchAll(unmistakable)].map(([found]) => found).filter((found) => !shared.test(found)),
  ).toEqual([])
  expect(JSON.stringify(simplified)).toMatch(unmistakable)
})

test('every code the catalogue has words for is one the bank knows', () => {
  expect(Object.keys(problems).filter((key) => !(key.slice('problem.'.length) in errors))).toEqual(
    [],
  )
})

test('the other languages leave the bank’s words alone', () => {
  for (const catalogue of [english, simplified])
    expect(Object.keys(catalogue).filter((key) => key.startsWith('problem.'))).toEqual([])
})
