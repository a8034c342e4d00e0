import { type AnsweredChallenge, contract, type NextAction } from '@qiantang/sdk/contract'

import { resident } from '../../../simulators/index.ts'
import {
  agreements,
  applicationIn,
  challengeOf,
  codeTo,
  factorsOf,
  walletPage,
  wentOn,
} from '../../accounts/wallet-page.ts'
import { shopIn } from '../../orders/shop.ts'
import { Refused, type World } from '../../world.ts'
import { challengeIn, pin } from '../account-holder.ts'
import type { Class, Movement } from './rules.ts'

/** `made`, or the code of what it was stopped by. */
export type Outcome = string

type Asking = { nextAction: NextAction | null }

const me = { userId: 'me' }
let people = 50_000

/** A user with an open account and a PIN. */
const userIn = async (w: World, accountClass: Class) => {
  people += 1
  const userId = `u_${people}`
  const accountId = await open(w, accountClass, userId)
  let references = 0
  /** A page opened just now: those before are over as time passes. */
  const page = () => walletPage(w, userId)
  await (await page()).setPin({ pin })

  const user = {
    ...{ userId, accountId, page },
    reference: () => `${userId}-${(references += 1)}`,
    approve: async (asking: Asking): Promise<Outcome> =>
      outcomeOf(await (await page()).answer(challengeIn(asking), { pin })),
    topUp: async (amount: number) => {
      const body = { accountId, amount }
      const { as } = await page()
      return user.approve(await w.call(contract.topUps.create, { params: me, body }, as))
    },
    send: async (payeeUserId: string, amount: number) => {
      const body = { accountId, payeeUserId, amount }
      const { as } = await page()
      return user.approve(await w.call(contract.transfers.create, { params: me, body }, as))
    },
  }
  // The first money comes from the bound card: that is what lets others pay in.
  await user.topUp(20_00)
  return user
}

const outcomeOf = (answered: AnsweredChallenge): Outcome => {
  const { resource } = wentOn(answered).subject
  return 'failure' in resource && resource.failure ? resource.failure.code : 'made'
}

export type Subject = Awaited<ReturnType<typeof subjectOf>>

/** Somebody with an account of a class, who can make every movement of the matrix. */
export const subjectOf = async (w: World, accountClass: Class) => {
  const user = await userIn(w, accountClass)
  const other = await userIn(w, 'III')
  const { userId, accountId, approve, page, reference } = user
  const shop = shopIn(w)

  const withdraw = async (amount: number, speed: 'fast' | 'next_day') => {
    const body = { accountId, amount, speed }
    const { as } = await page()
    return approve(await w.call(contract.withdrawals.create, { params: me, body }, as))
  }
  const pay = async (amount: number) => {
    const { id: orderId } = await shop.order({ amount, reference: reference() })
    const { as } = await page()
    return w.call(contract.userPayments.create, { params: me, body: { orderId, accountId } }, as)
  }
  const setNoPinLimit = async (noPinLimit: number) => {
    const params = { ...me, accountId }
    const { as } = await page()
    const account = await w.call(contract.accounts.update, { params, body: { noPinLimit } }, as)
    if (account.nextAction) await approve(account)
  }

  if (accountClass === 'II')
    await w.call(contract.sandboxAccounts.confirmFaceToFace, { params: { accountId } }, w.tester)
  const { as } = await page()
  const mandate = await w.call(
    contract.mandates.create,
    { params: me, body: { accountId, maxAmount: 100_00, description: '骑行' } },
    as,
  )
  await approve(mandate)
  const paid = await pay(4_00)
  await approve(paid)

  const doors: Record<Movement, (amount: number) => Promise<Outcome>> = {
    top_up: user.topUp,
    withdrawal: (amount) => withdraw(amount, 'fast'),
    withdrawal_next_day: (amount) => withdraw(amount, 'next_day'),
    payment_by_pin: async (amount) => {
      await setNoPinLimit(0)
      return approve(await pay(amount))
    },
    payment_at_once: async (amount) => {
      await setNoPinLimit(10_00)
      const { status } = await pay(amount)
      return status === 'succeeded' ? 'made' : status
    },
    payment_by_mandate: async (amount) => {
      const what = { reference: reference(), description: '骑行' }
      const body = { mandateId: mandate.id, amount, ...what }
      await w.call(contract.userPayments.create, { params: { userId }, body }, w.merchant)
      return 'made'
    },
    transfer_out: (amount) => user.send(other.userId, amount),
    transfer_in: (amount) => other.send(userId, amount),
    refund: async (amount) => {
      const { destination } = await shop.refund(paid.id, amount, { reference: reference() })
      return destination === 'card' ? 'to_card' : 'made'
    },
  }

  return {
    accountId,
    /** Tries a movement of so many fen. */
    tries: async (movement: Movement, amount: number): Promise<Outcome> => {
      try {
        return await doors[movement](amount)
      } catch (error) {
        if (error instanceof Refused) return error.code
        throw error
      }
    },
    /** Why a payment by mandate is refused, and by which limit. */
    refusal: async (amount: number): Promise<{ code: string; limitType?: unknown }> => {
      try {
        await doors.payment_by_mandate(amount)
        return { code: 'made' }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const limitType = error.problem.details?.['limitType']
        return { code: error.code, ...(limitType !== undefined && { limitType }) }
      }
    },
    /** What has counted by now, and what there is. */
    used: async (): Promise<ReadonlyMap<string, number>> => {
      const { as: reader } = await page()
      const params = { ...me, accountId }
      const { limits } = await w.call(contract.accounts.limits, { params }, reader)
      return new Map(limits.map(({ type, used }) => [type, used]))
    },
  }
}

const open = async (w: World, accountClass: Class, userId: string): Promise<string> => {
  const person = resident(people)
  const page = await walletPage(w, userId)
  const draft = await page.begin({
    ...{ class: accountClass, person: factorsOf(person), acceptedAgreements: agreements },
  })
  const challengeId = challengeOf(await page.submit(draft.id))
  const answered = await page.answer(challengeId, { otp: await codeTo(w, person) })
  const { accountId } = applicationIn(answered)
  if (!accountId) throw new Error('No account was opened.')
  return accountId
}
