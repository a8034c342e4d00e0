import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import * as fc from 'fast-check'

import { Refused } from '../world.ts'
import { teaShop } from './tea-shop.ts'

/** What may happen to one order and its channel, in any order and at the same time. */
const happenings = [
  ...['scan', 'scan elsewhere', 'balance', 'check', 'close', 'expire', 'soon'],
  ...['pay', 'pay elsewhere', 'pay late', 'decline', 'notice', 'notice elsewhere', 'again'],
  ...['silence', 'voice', 'deafness'],
] as const
type Happening = (typeof happenings)[number]

/** Batches: what is in one happens at the same time. */
const lives = fc.array(fc.array(fc.constantFrom(...happenings), { minLength: 1, maxLength: 4 }), {
  minLength: 3,
  maxLength: 9,
})

test('whatever crosses on the way, an order is paid at most once, and nobody’s money is lost', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (batches) => {
      const w = await teaShop()
      const { house, shop, clock } = w
      const { id } = await shop.order({ amount: 88_50 })
      const doors = [await w.payer({ id }), await w.payer({ id })] as const
      const numbers: string[][] = [[], []]

      const scan = async (door: 0 | 1) =>
        void numbers[door]?.push((await doors[door].scan()).number)
      const last = (door: 0 | 1) => {
        const number = numbers[door]?.at(-1)
        return number !== undefined && house.numbers().includes(number) ? number : undefined
      }
      const at = (door: 0 | 1, act: (number: string) => unknown) => {
        const number = last(door)
        return number === undefined ? undefined : act(number)
      }
      const acts: Record<Happening, () => unknown> = {
        scan: () => scan(0),
        'scan elsewhere': () => scan(1),
        balance: () => doors[0].confirm(),
        check: () =>
          w.call(
            contract.checkoutSessions.check,
            { params: { checkoutSessionId: doors[0].sessionId } },
            w.asPayer(doors[0].secret),
          ),
        close: () => shop.close(id),
        expire: () => clock.advance('PT15M'),
        soon: () => clock.advance('PT20S'),
        pay: () => at(0, house.pay),
        'pay elsewhere': () => at(1, house.pay),
        'pay late': () => at(0, house.payLate),
        decline: () => at(0, (number) => house.isPaid(number) || house.decline(number)),
        notice: () => at(0, house.notify),
        'notice elsewhere': () => at(1, house.notify),
        again: () => at(0, house.notify),
        silence: () => house.set({ line: 'down' }),
        voice: () => house.set({ line: 'up' }),
        deafness: () => house.set({ line: 'deaf' }),
      }

      for (const batch of batches)
        await Promise.all(
          batch.map(async (happening) => {
            try {
              await acts[happening]()
            } catch (error) {
              // A refusal is a clear answer; anything else is a fault.
              if (!(error instanceof Refused) || error.status >= 500) throw error
            }
          }),
        )
      house.set({ line: 'up' })
      // Who takes money after all, though it had said that it would not, says so at last.
      for (const number of house.numbers()) if (house.isPaid(number)) await house.notify(number)
      await clock.advance('PT2H')
      await clock.advance('PT2H')

      const order = await shop.orderOf(id)
      const payments = await shop.paymentsOf(id)
      const succeeded = payments.filter(({ status }) => status === 'succeeded')
      expect(succeeded).toHaveLength(order.status === 'paid' ? 1 : 0)
      expect(payments.filter(({ status }) => /requires|processing/.test(status))).toEqual([])
      // What payers have paid and not got back is what the merchant is owed.
      const owed = await shop.owed()
      expect(owed).toBe(order.status === 'paid' ? 88_50 : 0)
      expect([await w.receivable(), await w.suspense(), house.kept()]).toEqual([owed, 0, owed])
      for (const { status, refundedAmount } of payments)
        if (status === 'reversed') expect(refundedAmount).toBe(88_50)
    }),
    { numRuns: 25 },
  )
}, 240_000)
