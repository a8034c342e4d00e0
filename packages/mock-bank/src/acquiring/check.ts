import type { OrderBank } from '../orders/index.ts'
import type { Realm } from '../realms/realm.ts'
import { type ChannelPayment } from './channel-payment.ts'
import { waitingOf } from './channel-payment-table.ts'
import { askAbout } from './query.ts'

/** How long, in real time, an answer of the channel is good for: however often a payer presses, it is asked no oftener. */
const answersAreGoodForMs = 2_000

interface Asked {
  at: number
  answer: Promise<void>
}

const memory = new WeakMap<OrderBank['connectors'], Map<string, Asked>>()

/** Asks the channels now what became of what waits in a checkout session, all at once and each one question at a time. */
export const check = async (
  bank: OrderBank,
  realm: Realm,
  about: { orderId: string; checkoutSessionId: string },
): Promise<void> => {
  const waiting = await waitingOf(bank.sql, about.orderId, about.checkoutSessionId)
  await Promise.all(waiting.map((each) => askOnce(bank, realm, each)))
}

const askOnce = (bank: OrderBank, realm: Realm, about: ChannelPayment): Promise<void> => {
  const asked = memory.get(bank.connectors) ?? new Map<string, Asked>()
  memory.set(bank.connectors, asked)
  const at = performance.now()
  for (const [number, { at: then }] of asked)
    if (at - then >= answersAreGoodForMs) asked.delete(number)

  const known = asked.get(about.number)
  if (known) return known.answer
  const answer = askAbout(bank, realm, about)
  asked.set(about.number, { at, answer })
  return answer
}
