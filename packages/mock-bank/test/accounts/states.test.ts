import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { People } from '../../simulators/index.ts'
import { shopIn } from '../orders/shop.ts'
import { accountHolder, challengeIn, toldOf } from '../wallet/account-holder.ts'
import { type World, world } from '../world.ts'
import { openAccount } from './wallet-page.ts'

const { accounts, sandboxAccounts } = contract

const statesOf = (w: World, holder: Awaited<ReturnType<typeof accountHolder>>) => {
  const params = { userId: 'me', accountId: holder.accountId }
  const inside = { params: { accountId: holder.accountId } }
  return {
    freeze: (scope: 'debit' | 'all') =>
      w.call(accounts.freeze, { params, body: { scope } }, holder.as),
    unfreeze: () => w.call(accounts.unfreeze, { params }, holder.as),
    close: () => w.call(accounts.close, { params }, holder.as),
    freezeByBank: (scope: 'debit' | 'all') =>
      w.call(sandboxAccounts.freeze, { ...inside, body: { scope } }),
    unfreezeByBank: () => w.call(sandboxAccounts.unfreeze, inside),
    log: async () => {
      const { sql } = w.bank.inside
      const rows = await sql<{ entry: string }[]>`
        select concat_ws(' ', n, change, actor, reason, status) as entry
        from account_changes where account_id = ${holder.accountId} order by n`
      return rows.map(({ entry }) => entry)
    },
  }
}

const refused = { code: 'account_frozen', status: 409 }

test('freezing what goes out holds at once: money still comes in', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const shop = shopIn(w)
  const order = await shop.order()

  const frozen = await statesOf(w, holder).freeze('debit')

  expect(frozen).toMatchObject({
    status: 'frozen_debit',
    freezes: [{ scope: 'debit', by: 'customer', reason: 'customer_request' }],
  })
  await expect(holder.requestWithdrawal(1_00)).rejects.toMatchObject(refused)
  await expect(holder.requestPayment(order.id)).rejects.toMatchObject(refused)
  await expect(holder.requestMandate()).rejects.toMatchObject(refused)
  expect(await holder.topUp(1_00)).toMatchObject({ status: 'succeeded' })
  expect(await toldOf(w)).toContain('account.frozen')
})

test('frozen both ways, nothing moves, not even what the PIN was already asked for', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 100_00 })
  const topUp = await holder.requestTopUp(5_00)
  const withdrawal = await holder.requestWithdrawal(5_00)
  const mandate = await holder.requestMandate()

  await statesOf(w, holder).freeze('all')

  const failed = { status: 'failed', failure: { code: 'account_frozen' } }
  expect(await holder.approve(topUp)).toMatchObject(failed)
  expect(await holder.approve(withdrawal)).toMatchObject(failed)
  expect(await holder.approve(mandate)).toMatchObject(failed)
  await expect(holder.requestTopUp(1_00)).rejects.toMatchObject(refused)
  expect(await holder.balance()).toMatchObject({ available: 100_00, held: 0 })
})

test('a wider freeze takes the place of a narrower one, and not the other way round', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { freeze, log } = statesOf(w, holder)

  await freeze('debit')
  await freeze('debit')
  expect(await freeze('all')).toMatchObject({ status: 'frozen_all', freezes: [{ scope: 'all' }] })
  expect(await freeze('debit')).toMatchObject({ status: 'frozen_all' })

  expect(await log()).toEqual([
    expect.stringMatching(/^1 opened customer apl_\w+ active$/),
    '2 frozen customer customer_request frozen_debit',
    '3 frozen customer customer_request frozen_all',
  ])
  expect((await toldOf(w)).filter((type) => type === 'account.frozen')).toHaveLength(2)
})

test('what the user froze they unfreeze with their PIN', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 10_00 })
  const { freeze, unfreeze, log } = statesOf(w, holder)
  await freeze('all')

  const asked = await unfreeze()
  expect(asked).toMatchObject({ status: 'frozen_all', pending: 'unfreeze' })
  expect(await holder.page.challenge(challengeIn(asked))).toMatchObject({
    ...{ type: 'pin', scene: 'unfreeze_account', amount: null },
  })
  expect(await unfreeze()).toEqual(asked)

  expect(await holder.approve(asked)).toMatchObject({
    ...{ status: 'active', freezes: [], pending: null, nextAction: null },
  })
  expect(await holder.withdraw(10_00)).toMatchObject({ status: 'succeeded' })
  expect(await log()).toContain('3 unfrozen customer customer_request active')
  expect(await toldOf(w)).toContain('account.unfrozen')
})

test('what the bank froze only the bank unfreezes, and neither undoes the other’s', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { freeze, unfreeze, freezeByBank, unfreezeByBank } = statesOf(w, holder)

  expect(await freezeByBank('all')).toMatchObject({ freezes: [{ by: 'bank', scope: 'all' }] })
  await expect(unfreeze()).rejects.toMatchObject({ code: 'account_frozen_by_bank', status: 409 })
  await freeze('debit')
  expect(await holder.approve(await unfreeze())).toMatchObject({
    ...{ status: 'frozen_all', freezes: [{ by: 'bank' }] },
  })
  await freeze('debit')
  expect(await unfreezeByBank()).toMatchObject({
    ...{ status: 'frozen_debit', freezes: [{ by: 'customer' }] },
  })
})

test('a question for the PIN that was asked before a freeze is good for nothing after it', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { freeze, unfreeze, freezeByBank } = statesOf(w, holder)
  const raise = await holder.requestNoPinLimit(200_00)
  await freeze('debit')
  await expect(holder.approve(raise)).rejects.toMatchObject({ code: 'challenge_expired' })

  const unfreezing = await unfreeze()
  await freezeByBank('debit')
  await expect(holder.approve(unfreezing)).rejects.toMatchObject({ code: 'challenge_expired' })
  expect(await holder.account()).toMatchObject({ status: 'frozen_debit', pending: null })
})

test('an empty account closes with the PIN: mandates end, the card is let go, another may be opened', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const mandate = await holder.allow()
  const waiting = await holder.requestMandate()

  const asked = await statesOf(w, holder).close()
  expect(asked).toMatchObject({ status: 'active', pending: 'close', closedAt: null })
  const closed = await holder.approve(asked)

  expect(closed).toMatchObject({ status: 'closed', closedAt: '2026-06-01T10:00:00.000+08:00' })
  expect(await holder.mandateOf(mandate.id)).toMatchObject({ status: 'cancelled' })
  expect(await holder.mandateOf(waiting.id)).toMatchObject({ status: 'cancelled' })
  const told = await toldOf(w)
  expect(told).toEqual(['mandate.created', 'mandate.cancelled', 'card.unbound', 'account.closed'])
  const cards = await w.call(contract.cards.list, { params: { userId: 'me' } }, holder.as)
  expect(cards.items).toEqual([])
  await expect(holder.requestTopUp(1_00)).rejects.toMatchObject(refused)
  await expect(statesOf(w, holder).freeze('all')).rejects.toMatchObject(refused)
  expect(await statesOf(w, holder).close()).toEqual(closed)

  await w.clock.advance('PT1M')
  const anew = await openAccount(w)
  expect(anew).toMatchObject({ status: 'active' })
  expect(anew.id).not.toBe(closed.id)
})

test('an account with money, held money or something under way does not close', async () => {
  const w = await world()
  const holder = await accountHolder(w, { balance: 10_00 })
  const { close } = statesOf(w, holder)
  await expect(close()).rejects.toMatchObject({
    ...{ code: 'account_not_empty', problem: { details: { available: 10_00, held: 0 } } },
  })

  await w.clock.advance('PT1M')
  const slow = await accountHolder(w, {
    ...{ userId: 'u_2', person: People.zhangSan, card: 'processingThenDone' },
  })
  const topUp = await slow.topUp(10_00)
  expect(topUp).toMatchObject({ status: 'processing' })
  await expect(statesOf(w, slow).close()).rejects.toMatchObject({ code: 'account_in_use' })
  await w.clock.advance('PT10M')
  await w.settle()
  await expect(statesOf(w, slow).close()).rejects.toMatchObject({ code: 'account_not_empty' })
})

test('money that comes between the wish to close and the PIN keeps the account open', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const asked = await statesOf(w, holder).close()
  await holder.topUp(3_00)

  expect(await holder.approve(asked)).toMatchObject({ status: 'active', pending: null })
  expect(await holder.topUp(4_00)).toMatchObject({ status: 'succeeded' })
  expect(await holder.balance()).toMatchObject({ available: 7_00 })
})

test('a top-up at the very moment of closing either stops it or finds no account to go to', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const closing = await statesOf(w, holder).close()
  const topUp = await holder.requestTopUp(5_00)

  const [closed, done] = await Promise.all([holder.approve(closing), holder.approve(topUp)])

  const { status } = await holder.account()
  const { total } = await holder.balance()
  expect([status, total]).toEqual(done.status === 'succeeded' ? ['active', 5_00] : ['closed', 0])
  expect(closed.status).toBe(status)
})

test('a frozen account is not closed', async () => {
  const w = await world()
  const holder = await accountHolder(w)
  const { freeze, close } = statesOf(w, holder)
  await freeze('debit')
  await expect(close()).rejects.toMatchObject(refused)
})

test('the log of an account is only ever added to', async () => {
  const w = await world()
  await accountHolder(w)
  const { sql } = w.bank.inside
  const grants = await sql<{ may: boolean }[]>`
    select has_table_privilege('account_changes', 'update')
      or has_table_privilege('account_changes', 'delete') as may
    where not (select rolsuper from pg_roles where rolname = current_user)`
  for (const { may } of grants) expect(may).toBe(false)
})
