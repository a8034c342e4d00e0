import { readElements } from '../agreements/index.ts'
import { askOtp, nobody } from '../challenges/index.ts'
import { fault } from '../kernel/errors.ts'
import { chart } from '../ledger/index.ts'
import type { Channel } from './channel.ts'

/**
 * From a card of any bank, by a code to the mobile that bank has on file. Its payer need not be known here; the card's
 * bank pays us through the card network, at once or, where its answer is lost, once it has said so.
 */
export const quickPay: Channel = {
  name: 'quick_pay',
  merchantFeeRate: 3_000,
  payerFee: () => 0,
  hindrance: () => null,
  answeredBy: 'collect_otp',

  ask: async (bank, tx, attempt) => {
    const { id, slot, realm, app, userId, amount, checkoutSessionId } = attempt
    const card = attempt.card ?? fault('Nobody has said which card.')
    const isSigned = card.status === 'requires_action' && card.isSaved
    const { challenge, sms } = await askOtp(bank, tx, {
      ...{ realm, app, slot, amount, checkoutSessionId },
      userId: userId ?? nobody,
      scene: isSigned ? 'quick_pay_sign_and_pay' : 'quick_pay',
      subject: { type: 'payment', id },
      payee: app.name,
      mobile: readElements(bank, card).mobile,
    })
    return { challengeId: challenge.id, sms }
  },

  source: ({ realmId }) => chart.cardNetworkClearing(realmId),
}
