import { expect, test } from 'vitest'
import { addressOf, walletLinkOf, withoutToken } from '../../src/wallet/link.ts'

const bank = 'http://localhost:4000/wallet'
const token = 'ust_q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83'

test('the address says which page, how much, which question, and the way back', () => {
  const link = walletLinkOf(
    `${bank}?view=top-up&amount=6850&challenge=chl_01JWM2E6W0ABCDEFGHJKMNPQRS&return_url=https%3A%2F%2Fshop.example%2Fme#${token}`,
  )

  expect(link).toMatchObject({
    view: 'top-up',
    amount: 68_50,
    challengeId: 'chl_01JWM2E6W0ABCDEFGHJKMNPQRS',
    token,
  })
  expect(link.returnUrl?.host).toBe('shop.example')
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'shop.example',
  '//shop.example',
  'file:///etc',
])('there is no way back to %s', (address) => {
  expect(
    walletLinkOf(`${bank}?return_url=${encodeURIComponent(address)}`).returnUrl,
  ).toBeUndefined()
})

test.each(['0', '-1', '1.5', '1e3', '99999999999', 'ten'])(
  'an amount of %s counts as not said',
  (amount) => {
    expect(walletLinkOf(`${bank}?amount=${amount}`).amount).toBeUndefined()
  },
)

test('what makes no sense counts as not said', () => {
  expect(walletLinkOf(`${bank}?view=treasury&challenge=1&id=ord_1#x`)).toEqual({
    view: 'home',
    challengeId: undefined,
    movementId: undefined,
    amount: undefined,
    returnUrl: undefined,
    token: undefined,
  })
})

test('nothing of the token stays in the address', () => {
  expect(withoutToken(`${bank}?view=open#${token}`)).toBe(`${bank}?view=open`)
})

test('another page keeps language, theme and the way back, and nothing of the last one', () => {
  const from = `${bank}?view=top-up&amount=1&lang=en&theme=dark&return_url=https%3A%2F%2Fshop.example%2F`

  const to = new URL(addressOf(from, 'withdraw', 'wdr_01JWM2E6W0ABCDEFGHJKMNPQRS'))
  expect(Object.fromEntries(to.searchParams)).toEqual({
    view: 'withdraw',
    id: 'wdr_01JWM2E6W0ABCDEFGHJKMNPQRS',
    lang: 'en',
    theme: 'dark',
    return_url: 'https://shop.example/',
  })
})
