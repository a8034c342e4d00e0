import {
  type Account,
  contract,
  type CreateMandate,
  type CreateTransfer,
  type Mandate,
  type NextAction,
  type Payment,
  type TopUp,
  type Transfer,
  type Withdrawal,
} from '@qiantang/sdk/contract'

import type { TestPerson } from '../../simulators/index.ts'
import { openAccount, walletPage } from '../accounts/wallet-page.ts'
import type { Credentials } from '../credentials.ts'
import type { World } from '../world.ts'

export const pin = '271828'

interface HolderOptions {
  person?: TestPerson
  /** One of the person's cards, by what happens with it. */
  card?: string
  userId?: string
  app?: { merchant: Credentials }
  /** Fen topped up beforehand. */
  balance?: number
}

/** Somebody with an open e-account and a payment PIN, on the bank's wallet page. */
export const accountHolder = async (
  w: World,
  { balance = 0, userId = 'u_1', ...opening }: HolderOptions = {},
) => {
  const { id: accountId } = await openAccount(w, { ...opening, userId })
  const page = await walletPage(w, userId, opening.app)
  await page.setPin({ pin })
  const me = { userId: 'me' }
  const { merchant } = opening.app ?? w.app
  const session = () => w.asUser(userId, undefined, merchant)

  const holder = {
    userId,
    accountId,
    page,
    /** Calls as this page. */
    as: page.as,
    /** Read by a new session, since the one of the page ends as time passes. */
    balance: async () =>
      w.call(contract.accounts.balance, { params: { ...me, accountId } }, await session()),
    requestTopUp: (amount: number, reference?: string) =>
      w.call(
        contract.topUps.create,
        { params: me, body: { accountId, amount, ...(reference && { reference }) } },
        page.as,
      ),
    requestWithdrawal: (amount: number, reference?: string, speed?: 'fast' | 'next_day') =>
      w.call(
        contract.withdrawals.create,
        {
          params: me,
          body: { accountId, amount, ...(reference && { reference }), ...(speed && { speed }) },
        },
        page.as,
      ),
    requestTransfer: (
      payeeUserId: string,
      amount: number,
      more: Partial<Pick<CreateTransfer, 'note' | 'reference'>> = {},
    ) =>
      w.call(
        contract.transfers.create,
        { params: me, body: { accountId, payeeUserId, amount, ...more } },
        page.as,
      ),
    requestPayment: (orderId: string) =>
      w.call(contract.userPayments.create, { params: me, body: { orderId } }, page.as),
    /** A new code, on the page. */
    showCode: () =>
      w.call(contract.paymentCodes.create, { params: me, body: { accountId } }, page.as),
    takeOfflineSeed: () =>
      w.call(contract.paymentCodes.createOfflineSeed, { params: me, body: { accountId } }, page.as),
    codeOf: (paymentCodeId: string) =>
      w.call(contract.paymentCodes.retrieve, { params: { ...me, paymentCodeId } }, page.as),
    requestMandate: (wanted: Partial<CreateMandate> = {}) =>
      w.call(
        contract.mandates.create,
        { params: me, body: { maxAmount: 20_00, description: '西湖骑行', ...wanted } },
        page.as,
      ),
    cancelMandate: (mandateId: string) =>
      w.call(contract.mandates.cancel, { params: { ...me, mandateId } }, page.as),
    requestNoPinLimit: (noPinLimit: number) =>
      w.call(
        contract.accounts.update,
        { params: { ...me, accountId }, body: { noPinLimit } },
        page.as,
      ),
    account: () => w.call(contract.accounts.retrieve, { params: { userId, accountId } }, merchant),
    topUpOf: (topUpId: string) =>
      w.call(contract.topUps.retrieve, { params: { userId, topUpId } }, merchant),
    withdrawalOf: (withdrawalId: string) =>
      w.call(contract.withdrawals.retrieve, { params: { userId, withdrawalId } }, merchant),
    transferOf: (transferId: string) =>
      w.call(contract.transfers.retrieve, { params: { userId, transferId } }, merchant),
    paymentOf: (paymentId: string) =>
      w.call(contract.userPayments.retrieve, { params: { userId, paymentId } }, merchant),
    mandateOf: (mandateId: string) =>
      w.call(contract.mandates.retrieve, { params: { userId, mandateId } }, merchant),
    /** Types the PIN for something that asks for it. */
    approve: async <Asking extends TopUp | Withdrawal | Transfer | Payment | Mandate | Account>(
      asking: Asking,
    ) => (await page.answer(challengeIn(asking), { pin })).subject.resource as Asking,
    topUp: async (amount: number) => holder.approve(await holder.requestTopUp(amount)),
    withdraw: async (amount: number) => holder.approve(await holder.requestWithdrawal(amount)),
    transfer: async (payeeUserId: string, amount: number) =>
      holder.approve(await holder.requestTransfer(payeeUserId, amount)),
    allow: async (wanted?: Partial<CreateMandate>) =>
      holder.approve(await holder.requestMandate(wanted)),
    pay: async (orderId: string) => holder.approve(await holder.requestPayment(orderId)),
    statement: async () => {
      const params = { ...me, accountId }
      return (await w.call(contract.accounts.statementLines, { params }, await session())).items
    },
  }
  if (balance === 0) return holder
  await holder.topUp(balance)
  await w.settle()
  return holder
}

/** The challenge that something waits for. */
export const challengeIn = ({ nextAction }: { nextAction: NextAction | null }): string => {
  if (nextAction?.type !== 'enter_pin') throw new Error('No PIN is asked for.')
  return nextAction.challengeId
}

interface Booking {
  orderId: string
  direction: 'collected' | 'paid_out'
  amount: number
}

/** What the other banks have booked in this world. */
export const bookingsOf = async (w: World): Promise<Booking[]> => {
  const answer = await w.simulators.fetch(`http://127.0.0.1:4010/${w.realm.id}/bookings`)
  return ((await answer.json()) as { items: Booking[] }).items
}

/** The types of what the merchant was told since its user had an account. */
export const toldOf = async (w: World): Promise<string[]> => {
  await w.settle()
  const { items } = await w.call(contract.events.list, { query: { limit: 100 } })
  const before = ['card.bound', 'account.opened', 'application.approved']
  return items.map(({ type }) => type).filter((type) => !before.includes(type))
}
