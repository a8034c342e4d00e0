import { contract } from '@qiantang/sdk/contract'

import { type Example, examples } from '../bad-input/calls.ts'
import type { Stage } from '../bad-input/stage.ts'

const me = { userId: 'me' }

/** A complaint about one of the user's own things. */
const about = (idOf: (stage: Stage) => string): Example => ({
  name: 'complaints.create',
  route: contract.complaints.create,
  callIn: async (stage) => ({
    as: await stage.holderPage(),
    params: me,
    body: { category: 'other', text: '请回电', about: idOf(stage) },
  }),
})

const resetting = rightCallOf('pinResets.retrieve')

/** Right calls with the ids that the first call of their route leaves out. */
export const furtherCalls: readonly Example[] = [
  about(({ holder }) => holder.accountId),
  about(({ card }) => card.id),
  about(({ topUp }) => topUp.id),
  about(({ withdrawal }) => withdrawal.id),
  about(({ transfer }) => transfer.id),
  about(({ mandate }) => mandate.id),
  {
    name: 'applications.create',
    route: contract.applications.create,
    callIn: async (stage) => ({
      as: await stage.holderPage(),
      params: me,
      body: { purpose: 'upgrade', accountId: stage.holder.accountId },
    }),
  },
  {
    name: 'checkoutSessions.confirm.bySavedCard',
    route: contract.checkoutSessions.confirm,
    callIn: async ({ w, shop, signer, agreement }) => {
      const order = await shop.order({ reference: `Q-${signer.userId}` })
      const session = await shop.session(order.id, signer.userId)
      const { version, amount: total } = order
      return {
        as: w.asPayer(session.secret),
        params: { checkoutSessionId: session.id },
        body: { version, total, channel: 'quick_pay', agreementId: agreement.id },
      }
    },
  },
  {
    name: 'merchantCodes.create',
    route: contract.merchantCodes.create,
    callIn: async (stage) => ({
      as: stage.merchant,
      body: { reference: `M-${stage.order.id.slice(-9)}`, orderId: stage.order.id },
    }),
  },
  {
    name: 'pin.set',
    route: contract.pin.set,
    callIn: async (stage) => {
      const { params = {}, as } = await resetting.callIn(stage)
      return { as, params: me, body: { pin: '846201', pinResetId: params['pinResetId'] } }
    },
  },
]

function rightCallOf(name: string): Example {
  const found = examples.find((example) => example.name === name)
  if (!found) throw new Error(`${name} has no right call.`)
  return found
}
