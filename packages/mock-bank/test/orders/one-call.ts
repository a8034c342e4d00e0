import { randomUUID } from 'node:crypto'

import { contract, type CreateMandatePayment } from '@qiantang/sdk/contract'

import { createApp } from '../../src/app.ts'
import { edgeOf } from '../../src/bank/edge-of.ts'
import { openLedger } from '../../src/ledger/index.ts'
import type { Credentials } from '../credentials.ts'
import type { TestBank } from '../test-bank.ts'
import { accountHolder } from '../wallet/account-holder.ts'
import type { World } from '../world.ts'
import { shopIn } from './shop.ts'

/** An answer as a test looks at it. */
export interface Heard {
  status: number
  replayed: boolean
  body: { id: string; code?: string; status?: string; details?: unknown }
}

/** A user who pays without a PIN and the merchant who takes payments of them, each call under a key of its own choosing. */
export const payer = async (w: World, { balance = 200_00, noPin = 100_00 } = {}) => {
  const holder = await accountHolder(w, { balance })
  await holder.approve(await holder.requestNoPinLimit(noPin))
  const mandate = await holder.allow({ maxAmount: 50_00 })

  const send = async (
    body: { orderId: string; accountId?: string } | CreateMandatePayment,
    key: string,
    as: Credentials,
    on: Pick<World, 'send'> = w,
  ): Promise<Heard> => {
    const params = { userId: 'u_1' }
    const answer = await on.send(contract.userPayments.create, { params, body, key }, as)
    return {
      status: answer.status,
      replayed: answer.headers.get('idempotent-replayed') === 'true',
      body: (await answer.json()) as Heard['body'],
    }
  }
  return {
    holder,
    mandate,
    shop: shopIn(w),
    pay: (orderId: string, key: string = randomUUID(), on?: Pick<World, 'send'>) =>
      send({ orderId }, key, holder.as, on),
    payFrom: (orderId: string, accountId: string, key: string) =>
      send({ orderId, accountId }, key, holder.as),
    take: (
      wanted: Partial<CreateMandatePayment> = {},
      key: string = randomUUID(),
      on?: Pick<World, 'send'>,
    ) =>
      send(
        { mandateId: mandate.id, amount: 3_50, reference: 'R1', description: '骑行', ...wanted },
        key,
        w.server,
        on,
      ),
  }
}

/** A second process of the same bank: its own queues and its own place before the books, on the same database. */
export const secondProcess = async (test: TestBank): Promise<TestBank> => {
  const { inside } = test.bank
  // Another object: what gathers for one process does not gather for the other.
  const sql = new Proxy(inside.sql, {})
  const ledger = await openLedger({ sql, lanes: inside.ledger.lanes })
  const there = { ...inside, sql, ledger }
  const api = createApp(await edgeOf(there, { checkReplies: true }))
  return { ...test, bank: { ...test.bank, inside: there, fetch: api.fetch } }
}
