import { findApp } from '../apps/apps.ts'
import type { App } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import type { Acting } from './operator.ts'

/**
 * An app the operator may look into: any of the realm for staff of the bank, one's own merchant's for others.
 *
 * @throws {BankError} `not_found`
 */
export const appFor = async (
  bank: Pick<Kernel, 'sql'>,
  { realm, operator }: Acting,
  appId: string,
): Promise<App> => {
  const isTheirs = operator.appId === null || operator.appId === appId
  const found = isTheirs ? await findApp(bank, appId) : undefined
  if (found?.app.realmId !== realm.id) throw new BankError('not_found')
  return found.app
}

/** Those apps, newest first. */
export const pageOfApps = async (
  { sql }: Pick<Kernel, 'sql'>,
  { realm, operator }: Acting,
  { limit = usualLimit, cursor }: PageQuery,
): Promise<{ items: { id: string; name: string }[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^app_\w{26}$/)
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from apps
    where realm_id = ${realm.id}
      ${operator.appId === null ? sql`` : sql`and id = ${operator.appId}`}
      ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit + 1}`
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    ({ id, name }) => ({ id, name }),
  )
}
