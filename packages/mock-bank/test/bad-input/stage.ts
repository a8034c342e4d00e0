import { contract } from '@qiantang/sdk/contract'

import { People, resident, type TestPerson } from '../../simulators/index.ts'
import { walletPage } from '../accounts/wallet-page.ts'
import type { Credentials } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
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
  const holder = await accountHolder(w, { balance: 500_00, userId, person, app })
  const order = await shop.order()
  const session = await shop.session(order.id, userId)
  const payment = await holder.requestPayment(order.id)
  const topUp = await holder.requestTopUp(1_00)
  const withdrawal = await holder.requestWithdrawal(1_00)
  const endpoint = await w.call(
    contract.webhookEndpoints.create,
    { body: { url: 'https://shop.example/hooks' } },
    merchant,
  )
  const applicant = await walletPage(w, `${userId}_applying`, app)
  const application = await applicant.begin()
  const { items } = await w.call(contract.events.list, {}, merchant)
  const { items: accounts } = await w.call(contract.accounts.list, { params: { userId } }, merchant)
  const page = (of: string): Promise<Credentials> => w.asPage(of, undefined, merchant)

  return {
    ...{ w, app, merchant, shop, holder, userId },
    ...{ order, session, payment, topUp, withdrawal, endpoint, applicant, application },
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
