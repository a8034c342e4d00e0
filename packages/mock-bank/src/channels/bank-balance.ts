import { askPin } from '../challenges/index.ts'
import { fault } from '../kernel/errors.ts'
import { chart } from '../ledger/index.ts'
import type { Channel } from './channel.ts'

/** From the payer's e-account at this bank, by payment PIN. No other bank is involved, so it costs nobody anything. */
export const bankBalance: Channel = {
  name: 'bank_balance',
  merchantFeeRate: 0,
  payerFee: () => 0,

  hindrance: ({ userId, accountId, pinIsSet }) => {
    if (userId === null) return 'no_user'
    if (accountId === null) return 'no_account'
    return pinIsSet ? null : 'pin_not_set'
  },

  ask: async (bank, tx, { id, slot, realm, app, userId, amount, checkoutSessionId }) => {
    const challenge = await askPin(bank, tx, {
      ...{ realm, app, slot, amount, checkoutSessionId },
      userId: userId ?? fault('Only a user has a PIN.'),
      scene: 'payment',
      subject: { type: 'payment', id },
      payee: app.name,
    })
    return { challengeId: challenge.id }
  },

  source: ({ accountId }) => chart.customer(accountId ?? fault('A balance belongs to an account.')),
}
