import type { CompleteSession, Locale, PayMethod } from '@qiantang/sdk/contract'

import { termsInForce } from '../agreements/index.ts'
import { closeOrder, expireOrder } from '../acquiring/index.ts'
import type { Merchant, Payer, Tester } from '../apps/caller.ts'
import { findApp } from '../apps/apps.ts'
import { confirmSession, findSession, retrieveSession } from '../checkout/index.ts'
import { BankError, fault, invalidField } from '../kernel/errors.ts'
import { expireNow, findPayment, newestPaymentOf, type Payment } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import { askForPeople, playPayer } from '../sandbox/index.ts'
import type { WholeBank } from './bank.ts'
import type { Claim, Handlers } from './handler.ts'
import { playInside } from './play-inside.ts'

export const sandboxCheckoutSessions: Handlers['sandboxCheckoutSessions'] = {
  complete: async (bank, { caller, params: { checkoutSessionId }, body, claim, locale }) => {
    const { merchant, orderId } = await merchantOf(bank, caller, checkoutSessionId)
    const about = { orderId, appId: merchant.app.id }
    if (body.outcome === 'closed') await closeOrder(bank, merchant, orderId)
    else if (body.outcome === 'expired') {
      await expireNow(bank, caller.realm, orderId)
      await expireOrder(bank, caller.realm, about)
    } else await play(bank, merchant, { orderId, checkoutSessionId }, body, { claim, locale })
    return retrieveSession(bank, merchant, checkoutSessionId, locale)
  },
}

/** The call it is: what takes effect once, in which language. */
type How = { claim: Claim; locale: Locale }

interface About {
  orderId: string
  checkoutSessionId: string
}

/** The merchant of a session in the tester's realm. */
const merchantOf = async (
  bank: WholeBank,
  { realm }: Tester,
  checkoutSessionId: string,
): Promise<{ merchant: Merchant; orderId: string }> => {
  const session = await findSession(bank.sql, checkoutSessionId)
  if (session?.realmId !== realm.id) throw new BankError('not_found')
  const { app } = (await findApp(bank, session.appId)) ?? fault('The app of a session is gone.')
  return { merchant: { kind: 'merchant', realm, app }, orderId: session.orderId }
}

/** The payer of what waits for one; where nothing does, they choose a way to pay first. */
const play = async (
  bank: WholeBank,
  { realm, app }: Merchant,
  about: About,
  wanted: CompleteSession,
  { claim, locale }: How,
): Promise<void> => {
  const payer: Payer = {
    ...{ kind: 'checkout', page: false, realm, app },
    checkoutSessionId: about.checkoutSessionId,
  }
  const waiting = waits(await newestPaymentOf(bank.sql, about), wanted)
  if (!waiting) await choose(bank, payer, wanted, claim)
  const chosen = waiting ?? (await newestPaymentOf(bank.sql, about))
  const payment = chosen && (await findPayment(bank.sql, chosen))
  if (!payment) throw new BankError('nothing_to_complete')
  // By a card that is typed to be refused its bank says no, and that is heard behind the code.
  const refusedByBank = !waiting && payment.channel === 'quick_pay'
  const outcome = refusedByBank ? 'paid' : wanted.outcome
  if (payment.status !== 'requires_action') {
    if (waiting) throw new BankError('nothing_to_complete')
    return
  }
  if (!payment.action) return playInside(bank, payer, payment, { ...wanted, outcome }, locale)
  await playPayer(bank, realm, payment.channel, payment.action, wanted.outcome === 'paid')
}

/** An attempt that waits for its payer: outside whatever is wanted, in the bank unless another way is. */
const waits = (payment: Payment | undefined, { channel }: CompleteSession): Payment | undefined => {
  if (payment?.status !== 'requires_action') return undefined
  const isWanted = channel === undefined || channel === payment.channel
  return payment.action || (payment.challengeId && isWanted) ? payment : undefined
}

/** A payer as WeChat names them to an account of the merchant. */
const somebodyThere = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const personal = { code: 'ICBC', kind: 'personal' } as const

const choose = async (
  bank: WholeBank,
  payer: Payer,
  wanted: CompleteSession,
  claim: Claim,
): Promise<void> => {
  const session = await retrieveSession(bank, payer, payer.checkoutSessionId, 'en')
  const { version, total, methods } = session
  const available = methods.filter((each) => each.available)
  const method =
    wanted.channel === undefined
      ? (available.find(isOutside) ?? available[0])
      : available.find((each) => each.channel === wanted.channel)
  const channel = method && payer.app.channels.find((each) => each === method.channel)
  if (!channel) throw new BankError('nothing_to_complete')
  const product = wanted.product ?? bank.connectors[channel]?.products[0]
  const input = {
    ...{ version, total, channel },
    ...(product !== undefined && { product }),
    ...(product === 'jsapi' && { openId: somebodyThere }),
    ...(channel === 'gateway' && { bank: wanted.bank ?? personal }),
    ...(channel === 'quick_pay' && (await typedCard(bank, payer.realm, wanted))),
  }
  await confirmSession(bank, payer, payer.checkoutSessionId, input, claim.id)
}

const isOutside = ({ channel }: PayMethod): boolean =>
  channel !== 'bank_balance' && channel !== 'quick_pay'

/** A card of the test people as its holder types it, with all that has to be accepted. */
const typedCard = async (bank: WholeBank, realm: Realm, { outcome, card }: CompleteSession) => {
  const usual = outcome === 'paid' ? 'zhangSan.everyday' : 'zhangSan.insufficientFunds'
  const [who, which] = (card ?? usual).split('.')
  const { people } = await askForPeople(bank, realm)
  const person = people.find(({ constant }) => constant === who)
  const found = person?.cards.find(({ name }) => name === which)
  if (!person || !found) throw invalidField('card', 'No test person has such a card.')
  const { name, idNumber, mobile } = person
  return {
    card: { name, idNumber, mobile, cardNumber: found.number },
    acceptedAgreements: termsInForce(),
  }
}
