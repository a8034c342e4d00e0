import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { bearer, type Credentials, nobody, onBankPage } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { world } from '../world.ts'
import { examples } from './calls.ts'
import { refusalIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'

const guarded = examples.filter(
  ({ route }) => !route.callers.some((role) => role === 'public' || role === 'loopback'),
)

/** Tokens that opened something once, by what became of them. */
const spentTokens = async (): Promise<{
  w: Awaited<ReturnType<typeof world>>
  spent: Record<string, Credentials>
}> => {
  const w = await world()
  const { call, origin, newSession } = w
  const page = async (token: string) => {
    const made = await call(contract.pageTokens.create, {}, onBankPage(token, origin))
    return onBankPage(made.token, origin)
  }
  const body = { userId: 'u_1', expiresInSeconds: 60 }
  const short = await call(contract.userSessions.create, { body })
  const ofShort = await page(short.token)
  const order = await shopIn(w).order({ reference: 'soon-over', expiresInSeconds: 60 })
  const { secret } = await shopIn(w).session(order.id)
  const ofCheckout = await page(secret)
  await w.clock.advance('PT1M')
  await w.clock.advance('P1D')

  // These have all their life before them.
  const revoked = await newSession('u_1')
  const ofRevoked = await page(revoked.token)
  await call(contract.userSessions.revoke, { params: { userSessionId: revoked.id } })
  return {
    w,
    spent: {
      'a session past its life': bearer(short.token),
      'a page of a session past its life': ofShort,
      'a revoked session': bearer(revoked.token),
      'a page of a revoked session': ofRevoked,
      'a checkout a day after its order': bearer(secret),
      'a page of that checkout': ofCheckout,
    },
  }
}

test('a token that is spent opens no route, says so, and nothing is written', async () => {
  const { w, spent } = await spentTokens()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of guarded) {
    const call = await callIn(stage)
    const before = await snapshot(w.bank)
    for (const [what, as] of Object.entries(spent)) {
      const about = `${name} by ${what}`
      const answer = await w.sendRaw(onTheWire(route, call), as)
      expect({ about, ...(await refusalIn(answer, about)) }).toEqual({
        ...{ about, status: 401, code: 'session_expired', paths: [] },
      })
    }
    expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
  }
})

test('a token that is not quite right opens no route', async () => {
  const w = await world()
  const stage = await stageIn(w)
  const { token } = await w.newSession('u_1')
  const key = stage.app.secretKey
  const carrying =
    (authorization: string): Credentials =>
    ({ headers }) =>
      headers.set('authorization', authorization)
  const tries: Record<string, Credentials> = {
    'a character less': bearer(token.slice(0, -1)),
    'a character more': bearer(`${token}A`),
    'another prefix': bearer(token.replace('ust_', 'bpt_')),
    'a session as a key': bearer(token.replace('ust_', 'sk_test_')),
    'a key as a realm’s': bearer(key.replace('sk_test_', 'rlk_')),
    'its hash': bearer(`ust_${'a'.repeat(64)}`),
    'no token': carrying('Bearer '),
    'two tokens': carrying(`Bearer ${token} ${token}`),
    'two headers': ({ headers }) => {
      headers.append('authorization', `Bearer ${token}`)
      headers.append('authorization', `Bearer ${key}`)
    },
    'another scheme': carrying(`Basic ${btoa(`${key}:`)}`),
    'a token without a scheme': carrying(token),
    'a token as long as a page': bearer('A'.repeat(5_000)),
    quotes: bearer("ust_' or '1'='1"),
  }
  for (const { name, route, callIn } of guarded) {
    const call = await callIn(stage)
    const before = await snapshot(w.bank)
    for (const [what, as] of Object.entries({ ...tries, nobody })) {
      const about = `${name} with ${what}`
      const answer = await w.sendRaw(onTheWire(route, call), as)
      const code = as === nobody ? 'credentials_missing' : 'credentials_invalid'
      expect({ about, ...(await refusalIn(answer, about, [token, key])) }).toEqual({
        ...{ about, status: 401, code, paths: [] },
      })
    }
    expect({ name, tables: await snapshot(w.bank) }).toEqual({ name, tables: before })
  }
})

test('the secret of another checkout, and a page opened by it, find nothing of this one', async () => {
  const w = await world()
  const { call, origin } = w
  const shop = shopIn(w)
  await accountHolder(w, { balance: 200_00 })
  const order = await shop.order()
  const [mine, theirs] = [await shop.session(order.id, 'u_1'), await shop.session(order.id, 'u_1')]
  const pageOf = async (secret: string) => {
    const { token } = await call(contract.pageTokens.create, {}, onBankPage(secret, origin))
    return onBankPage(token, origin)
  }
  const confirm = {
    params: { checkoutSessionId: mine.id },
    body: { version: 1, total: order.amount, channel: 'bank_balance' as const },
  }
  const { checkoutSessions, challenges } = contract
  const { payment } = await call(checkoutSessions.confirm, confirm, bearer(mine.secret))
  const challengeId = challengeIn(payment ?? expect.unreachable())
  const answer = { params: { challengeId }, body: { pin } }
  const tries = [
    [checkoutSessions.retrieve, { params: confirm.params }],
    [checkoutSessions.confirm, confirm],
    [challenges.retrieve, { params: answer.params }],
    [challenges.sendOtp, { params: answer.params }],
    [challenges.answer, answer],
  ] as const
  const missing = 'not_found'
  const theirPage = await pageOf(theirs.secret)
  const before = await snapshot(w.bank)

  for (const [as, ofSessions, ofChallenges] of [
    [onBankPage(theirs.secret, origin), missing, missing],
    [bearer(theirs.secret), missing, 'bank_page_only'],
    [theirPage, missing, missing],
  ] as const) {
    const codes = []
    for (const [route, sent] of tries) {
      const told = await w.sendRaw(onTheWire(route, { as, ...sent }), as)
      codes.push((await refusalIn(told, route.path)).code)
    }
    expect(codes).toEqual([ofSessions, ofSessions, ofChallenges, ofChallenges, ofChallenges])
  }
  expect(await snapshot(w.bank)).toEqual(before)
  const paid = await call(challenges.answer, answer, await pageOf(mine.secret))
  expect(paid.subject?.resource).toMatchObject({ status: 'succeeded' })
})
