import type {
  PaymentLink as LinkReply,
  PaymentLinkSummary,
  ReferenceQuery,
} from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { findApp } from '../apps/apps.ts'
import type { Merchant, Visitor } from '../apps/caller.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, placeIn, usualLimit } from '../kernel/page.ts'
import { catchUp, type OrderBank } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { findRealm } from '../realms/realms.ts'
import type { PaymentLink, Taken } from './payment-link.ts'
import { endLink, findLink, listLinks, nothingTaken, takenBy } from './payment-link-table.ts'
import { presentLink, presentLinkSummary } from './present-link.ts'

/** Anyone who has the address of a link: whose it is, the link itself tells. */
export const findVisitor = async (bank: Kernel, id: string): Promise<Visitor> => {
  const link = await findLink(bank.sql, id)
  const found = link && (await findApp(bank, link.appId))
  const realm = link && (await findRealm(bank, link.realmId))
  if (!found || !realm) throw new BankError('not_found')
  return { kind: 'visitor', realm, app: found.app, paymentLinkId: id }
}

/** One of the app's links. */
export const retrieveLink = async (
  bank: OrderBank,
  caller: Merchant,
  id: string,
): Promise<LinkReply> => {
  const link = await findLink(bank.sql, id)
  if (!link || link.appId !== caller.app.id) throw new BankError('not_found')
  return presented(bank, caller, link)
}

/** What it asks for, for anyone who has the address. */
export const retrieveLinkSummary = async (
  bank: OrderBank,
  { realm, app, paymentLinkId }: Visitor,
): Promise<PaymentLinkSummary> => {
  const link = (await findLink(bank.sql, paymentLinkId)) ?? notFound()
  const taken = await takenOf(bank, link)
  const { mode, origin } = bank
  return presentLinkSummary(link, taken, { app, mode, origin, at: now(bank, realm) })
}

/** The app's links, newest first; or the one with a reference. */
export const pageOfLinks = async (
  bank: OrderBank,
  { realm, app }: Merchant,
  { limit = usualLimit, cursor, reference }: z.output<typeof ReferenceQuery>,
) => {
  const before = placeIn(cursor, /^plk_\w{26}$/)
  await catchUp(bank)
  const links = await listLinks(bank.sql, app.id, { limit: limit + 1, before, reference })
  const taken = await takenBy(
    bank.sql,
    links.map(({ id }) => id),
  )
  const sight = { origin: bank.origin, at: now(bank, realm) }
  return pageOf(
    links,
    limit,
    ({ id }) => id,
    (link: PaymentLink) => presentLink(link, taken.get(link.id) ?? nothingTaken, sight),
  )
}

/** Takes a link out of use. */
export const closeLink = async (
  bank: OrderBank,
  caller: Merchant,
  id: string,
): Promise<LinkReply> => {
  const { realm, app } = caller
  const link = (await endLink(bank.sql, app.id, id, now(bank, realm))) ?? notFound()
  return presented(bank, caller, link)
}

/** A link as its merchant sees it now. */
export const presented = async (
  bank: OrderBank,
  { realm }: Merchant,
  link: PaymentLink,
): Promise<LinkReply> =>
  presentLink(link, await takenOf(bank, link), { origin: bank.origin, at: now(bank, realm) })

const takenOf = async (bank: OrderBank, { id }: PaymentLink): Promise<Taken> => {
  await catchUp(bank)
  return (await takenBy(bank.sql, [id])).get(id) ?? nothingTaken
}

const notFound = (): never => {
  throw new BankError('not_found')
}
