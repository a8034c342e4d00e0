import type { CreateComplaint } from '@qiantang/sdk/contract'

import type { User } from '../apps/caller.ts'
import type { OrderBank } from '../orders/index.ts'
import { now } from '../realms/realm.ts'
import { type Complaint, placeOfText } from './complaint.ts'
import { insertComplaint } from './complaint-table.ts'
import { mustBeTheirs } from './mine.ts'

/**
 * A user complains to the bank. What they write is sealed: it may say anything.
 *
 * @throws {BankError} `not_found` where it is about something that is not the user's.
 */
export const fileComplaint = async (
  bank: OrderBank,
  caller: User,
  { category, text, about }: CreateComplaint,
  id: string,
): Promise<Complaint> => {
  if (about !== undefined) await mustBeTheirs(bank, caller, about)
  const { realm, app, userId } = caller
  return bank.sql.begin((tx) =>
    insertComplaint(tx, {
      ...{ id, realmId: realm.id, appId: app.id, userId, category, about: about ?? null },
      sealedText: bank.vault.seal(realm.id, placeOfText({ id }), text),
      ...{ sealedAnswer: null, answeredAt: null },
      ...{ at: now(bank, realm), recordedAt: bank.wall() },
    }),
  )
}
