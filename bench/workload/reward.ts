import { hash } from 'node:crypto'
import { newId } from '../../packages/mock-bank/src/kernel/ids.ts'
import { uuidOf } from '../../packages/mock-bank/src/ledger/account-id.ts'
import {
  chart,
  credit,
  debit,
  type Posting,
  transferIdOf,
} from '../../packages/mock-bank/src/ledger/index.ts'
import { idAt, slotAt } from './ids.ts'
import { realmId } from './payment.ts'

const dayMs = 24 * 3_600_000

/** A reward as the bank pays it: from a pool that many draw on at once, to one customer. */
export const rewardOf = (customer: number, pool: number, amount: number): Posting => {
  const at = new Date()
  const slot = slotAt(customer)
  const id = `rwd${newId('pay', slot, 0, at).slice(3)}`
  const accountId = idAt('acc', customer)
  const poolId = idAt('rwp', pool)
  const reward = { id, poolId, userId: `user_${customer}`, amount, status: 'granted' }
  return {
    id: transferIdOf('reward', id),
    kind: 'reward',
    memo: `Reward ${id} of pool ${poolId}`,
    ...{ realmId, slot, at },
    legs: [
      debit(chart.rewardPool(poolId), amount),
      credit(chart.customer(accountId), amount, { counts: 'turnover' }),
    ],
    key: {
      id: uuidOf(hash('sha256', `reward ${id}`)),
      request: uuidOf(hash('sha256', poolId)),
      expiresAt: new Date(at.getTime() + dayMs),
    },
    movement: { id, noun: 'reward', facts: reward },
    outbox: [{ realmId, appId: idAt('app', 0), type: 'reward.granted', data: reward }],
  }
}
