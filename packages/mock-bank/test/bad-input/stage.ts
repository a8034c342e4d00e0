import { contract } from '@qiantang/sdk/contract'

import { People, resident, type TestPerson } from '../../simulators/index.ts'
import { walletPage } from '../accounts/wallet-page.ts'
import { cardSigner } from '../agreements/card-signer.ts'
import type { Credentials } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { proposeTerms, staffIn, twoPeople } from '../operators/staff.ts'
import { passkeyHolder } from '../passkeys/passkey-holder.ts'
import { settled } from '../settlement/settled.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'

export type Stage = Awaited<ReturnType<typeof stageIn>>

let lastResident = 0

/** Somebody nobody has met yet, so that no limit on a person or a mobile is near. */
export const newcomer = (): TestPerson => resident((lastResident += 1))

/**
 * One app with something of everything: a user with an account, a PIN and money, a user who is
 * still applying, an order with its checkout, a movement each way, events, a webhook endpoint.
 */
export const stageIn = async (
  w: World,
  app: World['app'] = w.app,
  { userId = 'u_1', person = People.zhangSan }: { userId?: string; person?: TestPerson } = {},
) => {
  const { merchant } = app
  const shop = shopIn(w, app)
  const page = (of: string): Promise<Credentials> => w.asPage(of, undefined, merchant)
  const holder = await passkeyHolder(w, { balance: 519_00, userId, person, app })
  const order = await shop.order()
  const session = await shop.session(order.id, userId)
  const payment = await holder.requestPayment(order.id)
  const topUp = await holder.requestTopUp(1_00)
  const withdrawal = await holder.requestWithdrawal(1_00)
  const payee = await accountHolder(w, {
    ...{ userId: `${userId}_payee`, person: newcomer(), app, balance: 1_00 },
  })
  const transfer = await holder.requestTransfer(payee.userId, 1_00)
  const forPaid = { amount: 10_00, reference: `P-${userId}` }
  const paid = await holder.pay((await shop.order(forPaid)).id)
  const refund = await shop.refund(paid.id, 1_00, { reference: `R-${userId}` })
  const paymentCode = await holder.showCode()
  const codePayment = await w.call(
    contract.codePayments.create,
    {
      body: {
        ...{ code: paymentCode.code, amount: 1_00, reference: `K-${userId}` },
        description: '一瓶水',
      },
    },
    merchant,
  )
  const merchantCode = await w.call(
    contract.merchantCodes.create,
    { body: { reference: `M-${userId}`, description: '龙井茶' } },
    merchant,
  )
  const paymentLink = await w.call(
    contract.paymentLinks.create,
    { body: { reference: `L-${userId}`, description: '龙井茶' } },
    merchant,
  )
  const mandate = await holder.allow()
  const signer = await cardSigner(w, { userId: `${userId}_cards`, person: newcomer(), app })
  const agreement = await signer.sign()
  const { passkey } = await holder.addDevice()
  const endpoint = await w.call(
    contract.webhookEndpoints.create,
    { body: { url: 'https://shop.example/hooks' } },
    merchant,
  )
  const applicant = await walletPage(w, `${userId}_applying`, app)
  const application = await applicant.begin()
  const complain = async () =>
    w.call(
      contract.complaints.create,
      { params: { userId: 'me' }, body: { category: 'other', text: '请回电' } },
      await page(userId),
    )
  const complaint = await complain()
  const { items } = await w.call(contract.events.list, {}, merchant)
  const { items: accounts } = await w.call(contract.accounts.list, { params: { userId } }, merchant)
  // Whoever follows the books has caught up, so that what changes now was changed by a call.
  await w.settle()
  const { settlement, bill } = await settled(w, app)
  // What was paid out can’t be given back: something is sold since.
  await holder.pay((await shop.order({ amount: 10_00, reference: `S-${userId}` })).id)

  const { maker, checker } = await twoPeople(w)
  const clerk = await staffIn(w, { name: '何苗', role: 'viewer', appId: app.id })
  const approval = await proposeTerms(w, maker.as)

  return {
    ...{ maker, checker, clerk, approval },
    ...{ w, app, merchant, shop, holder, userId },
    ...{
      order,
      session,
      payment,
      topUp,
      withdrawal,
      transfer,
      paid,
      refund,
      settlement,
      bill,
      paymentCode,
      codePayment,
      merchantCode,
      paymentLink,
      payee,
      mandate,
      signer,
      agreement,
      passkey,
      endpoint,
      applicant,
      application,
    },
    ...{ complain, complaint },
    person,
    event: items[0] ?? missing('event'),
    card: accounts[0]?.card ?? missing('card'),
    /** A page of the user with the account, opened just now. */
    holderPage: () => page(userId),
    /** A page of the user who is still applying. */
    applicantPage: () => page(applicant.userId),
    payer: w.asPayer(session.secret),
  }
}

const missing = (what: string): never => {
  throw new Error(`The stage has no ${what}.`)
}
