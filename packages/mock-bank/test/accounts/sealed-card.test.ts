import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { seal } from '../../../sdk/src/wallet/seal.ts'
import { People } from '../../simulators/index.ts'
import { accountHolder, challengeIn, pin } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { merchantsPage } from './merchants-page.ts'
import { codeTo } from './wallet-page.ts'

const me = { userId: 'me' }
const { number: cardNumber } = People.zhangSan.cards.savings
const { mobile } = People.zhangSan

const scene = async () => {
  const w = await world()
  const holder = await accountHolder(w)
  await w.clock.advance('PT1M')
  return { w, holder, ...(await merchantsPage(w)) }
}

test('a merchant’s page changes the card in a form of its own, and sends nothing of it in clear', async () => {
  const { w, holder, wallet, sent } = await scene()
  const { accountId, page } = holder

  const asked = await wallet.cards.create({ accountId, cardNumber, mobile })
  expect(asked).toMatchObject({ status: 'requires_action', last4: cardNumber.slice(-4) })
  const { subject } = await page.answer(challengeIn(asked), { pin })
  const { nextAction } = subject.type === 'card' ? subject.resource : asked
  if (nextAction?.type !== 'collect_otp') throw new Error('No code is asked for.')
  await page.answer(nextAction.challengeId, { otp: await codeTo(w, People.zhangSan) })

  expect(await wallet.cards.retrieve(asked.id)).toMatchObject({ status: 'bound' })
  expect(await holder.account()).toMatchObject({ card: { id: asked.id } })
  const all = sent.join('\n')
  expect(all).toContain('sealedCard')
  for (const detail of [cardNumber, mobile]) expect(all).not.toContain(detail)
})

test('a card in clear is taken from bank pages only', async () => {
  const { w, holder } = await scene()
  const body = { accountId: holder.accountId, cardNumber, mobile }
  const clear = w.call(contract.cards.create, { params: me, body }, await w.asUser('u_1'))
  await expect(clear).rejects.toMatchObject({
    ...{ status: 400 },
    problem: { errors: expect.arrayContaining([expect.objectContaining({ path: 'cardNumber' })]) },
  })
})

test('what is sealed is held to the same rules, and told by path alone', async () => {
  const { w, holder, wallet } = await scene()
  const { accountId } = holder
  const refused = async (sealed: Promise<unknown>) => {
    const error = (await sealed.catch((each: unknown) => each)) as {
      status: number
      code: string
      problem: { errors?: { path: string }[] }
    }
    return [error.status, error.code, ...(error.problem.errors ?? []).map(({ path }) => path)]
  }
  const asUser = await w.asUser('u_1')
  const send = async (value: unknown, kid?: string) => {
    const key = await sealingKeyOf(w)
    const body = { accountId, sealedCard: await seal(value, { ...key, kid: kid ?? key.kid }) }
    return refused(w.call(contract.cards.create, { params: me, body }, asUser))
  }
  const invalid = [400, 'invalid_field']

  expect(await send({ cardNumber })).toEqual([...invalid, 'sealedCard.mobile'])
  expect(await send({ cardNumber, mobile, pin })).toEqual([...invalid, 'sealedCard'])
  expect(await send('6222')).toEqual([...invalid, 'sealedCard'])
  expect(await send({ cardNumber, mobile }, `key_${'0'.repeat(26)}`)).toEqual([
    ...[400, 'encryption_key_unknown'],
  ])
  const luhnless = `${cardNumber.slice(0, -1)}${(Number(cardNumber.at(-1)) + 1) % 10}`
  const mistyped = { accountId, cardNumber: luhnless, mobile: '12345678901' }
  await expect(wallet.cards.create(mistyped)).rejects.toMatchObject({
    ...{ status: 400, code: 'invalid_field' },
    fields: [{ path: 'cardNumber' }, { path: 'mobile' }],
  })
  const { items } = await wallet.cards.list()
  expect(items).toHaveLength(1)
})

const sealingKeyOf = async (w: World) => {
  const { keys } = await w.call(contract.keys.list, {}, w.nobody)
  const key = keys.find(({ use }) => use === 'enc')
  if (!key) throw new Error('The bank has no key to seal to.')
  return key
}
