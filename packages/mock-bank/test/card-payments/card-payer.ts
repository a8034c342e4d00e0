import { type ConfirmCheckout, contract, type CreateOrder } from '@qiantang/sdk/contract'

import { People, type TestPerson } from '../../simulators/index.ts'
import { codeTo, factorsOf } from '../accounts/wallet-page.ts'
import { accepted, codeAskedBy } from '../agreements/card-signer.ts'
import { checkoutPage, shopIn } from '../orders/shop.ts'
import type { TestBank } from '../test-bank.ts'
import { type World, world } from '../world.ts'

/** A realm with a shop that takes cards. */
export const cardShop = async (on?: TestBank) => {
  const w = await world({ ...(on && { on }), app: { channels: ['quick_pay', 'bank_balance'] } })
  return { w, shop: shopIn(w) }
}

type Choice = Pick<
  ConfirmCheckout,
  'agreementId' | 'card' | 'sealedCard' | 'save' | 'acceptedAgreements'
>

/** A card as its holder types it in the checkout. */
export const typedCard = (person: TestPerson = People.zhangSan, card = 'everyday') => ({
  card: factorsOf(person, card),
  acceptedAgreements: accepted,
})

/** Somebody in the checkout of an order who pays by a card. */
export const cardPayer = async (
  w: World,
  {
    userId,
    order: wanted,
    orderId,
  }: { userId?: string; order?: Partial<CreateOrder>; orderId?: string } = {},
) => {
  const shop = shopIn(w)
  const id = orderId ?? (await shop.order({ reference: `Q-${crypto.randomUUID()}`, ...wanted })).id
  const session = await shop.session(id, userId)
  const page = await checkoutPage(w, session)
  const params = { checkoutSessionId: session.id }
  const payer = {
    orderId: id,
    session,
    page,
    read: page.read,
    confirm: async (choice: Choice, key?: string) => {
      const { version, total } = await page.read()
      const body = { version, total, channel: 'quick_pay' as const, ...choice }
      const sent = { params, body, ...(key && { key }) }
      return w.call(contract.checkoutSessions.confirm, sent, w.asPayer(session.secret))
    },
    /** Types the newest code that was sent to somebody. */
    giveCode: async (challengeId: string, person: TestPerson = People.zhangSan) => {
      const { subject } = await page.give(challengeId, { otp: await codeTo(w, person) })
      if (subject?.type !== 'payment') throw new Error('No payment went on.')
      return subject.resource
    },
    /** Pays by a card that is typed, from its first field to the code. */
    payTyped: async (
      card = 'everyday',
      person: TestPerson = People.zhangSan,
      more: Choice = {},
    ) => {
      const { payment } = await payer.confirm({ ...typedCard(person, card), ...more })
      return payer.giveCode(codeAskedBy(payment ?? noPayment()), person)
    },
  }
  return payer
}

const noPayment = (): never => {
  throw new Error('Nothing was begun.')
}
