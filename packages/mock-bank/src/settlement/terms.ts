import type { WriteSettlementTerms } from '@qiantang/sdk/contract'

import type { App } from '../apps/caller.ts'
import type { Queryable, Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { slotOf } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { dayOf } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import { clearLater } from './settlement-jobs.ts'
import { type Cycle, cutOf } from './cycle.ts'
import { daysOn } from './working-days.ts'

/** When and how a merchant is paid out. */
export interface Terms {
  appId: string
  realmId: string
  slot: number
  cycle: Cycle
  minimumPayout: number
  reserveRate: number
  reserveDays: number
  settlesOnMakeUpDays: boolean
  createdAt: Date
}

const usual = {
  ...{ cycle: 't_plus_1', minimumPayout: 1, reserveRate: 0, reserveDays: 7 },
  settlesOnMakeUpDays: true,
} as const satisfies Partial<Terms>

export const findTerms = async (on: Queryable, appId: string): Promise<Terms | undefined> => {
  const [terms] = await on<Terms[]>`select * from settlement_terms where app_id = ${appId}`
  return terms
}

/** Reads them with their row locked: nobody else clears or settles the app until the transaction ends. */
export const lockTerms = async (tx: Tx, appId: string): Promise<Terms> => {
  const [terms] = await tx<Terms[]>`
    select * from settlement_terms where app_id = ${appId} for update`
  return terms ?? fault('Nothing was agreed with a merchant whose days are cleared.')
}

/** Sees to it that an app's days are cleared, from the day that is not over yet on, at the usual terms. */
export const beginSettling = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  realm: Realm,
  app: Pick<App, 'id' | 'realmId'>,
): Promise<void> => {
  const at = now(bank, realm)
  const { id: appId, realmId } = app
  const slot = slotOf(bank.vault.key('slot'), appId, 'settlement')
  const [begun] = await tx`
    insert into settlement_terms ${tx({ ...usual, appId, realmId, slot, createdAt: at })}
    on conflict (app_id) do nothing returning app_id`
  if (begun) await clearLater(tx, { appId, realmId, cycle: usual.cycle }, dayOf(at))
}

/** Agrees on other terms. What is left out has its default. */
export const writeTerms = (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>,
  realm: Realm,
  app: Pick<App, 'id' | 'realmId'>,
  input: WriteSettlementTerms,
): Promise<Terms> => bank.sql.begin((tx) => writeTermsIn(bank, tx, realm, app, input))

/** The same inside a transaction. */
export const writeTermsIn = async (
  bank: Pick<Kernel, 'vault' | 'wall'>,
  tx: Tx,
  realm: Realm,
  app: Pick<App, 'id' | 'realmId'>,
  input: WriteSettlementTerms,
): Promise<Terms> => {
  await beginSettling(bank, tx, realm, app)
  await lockTerms(tx, app.id)
  const { minimumPayout, reserveRate, reserveDays, settlesOnMakeUpDays } = { ...usual, ...input }
  const agreed = { minimumPayout, reserveRate, reserveDays, settlesOnMakeUpDays }
  const [terms] = await tx<Terms[]>`
    update settlement_terms set ${tx({ cycle: input.cycle, ...agreed })}
    where app_id = ${app.id} returning *`
  const written = terms ?? fault('Terms are gone.')
  await clearLater(tx, written, await nextDayOf(bank, tx, realm, written))
  return written
}

/** The first day that is not cleared yet and not over, by the cycle that now holds. */
const nextDayOf = async (
  bank: Pick<Kernel, 'wall'>,
  tx: Tx,
  realm: Realm,
  { appId, cycle }: Terms,
): Promise<string> => {
  const [last] = await tx<{ day: string | null }[]>`
    select max(day) as day from clearings where app_id = ${appId}`
  const at = now(bank, realm)
  const today = dayOf(at)
  const first = cutOf(today, cycle).until > at ? today : daysOn(today, 1)
  return last?.day && last.day >= first ? daysOn(last.day, 1) : first
}
