import { join } from 'node:path'
import { openRecords, type Records } from '../../records.ts'
import type { Steering } from '../../steering.ts'
import { openJournal, type Journal } from '../journal.ts'
import type { Fields } from '../message.ts'
import { startNetworkClock, type NetworkClock } from './network-clock.ts'
import type { Purchase } from './purchase.ts'

/** What the network has in one realm. */
export interface Office {
  realm: string
  /** Movements of members' own accord, and what they gave back. */
  journal: Journal
  purchases: Records<Purchase>
  clock: NetworkClock
  steering: () => Steering
  /** Tells a member what has succeeded. */
  tell: (url: string, fields: Fields) => Promise<void>
}

export function openOffice(
  realm: string,
  options: { journalDir: string | undefined } & Pick<Office, 'steering' | 'tell'>,
): Office {
  const { journalDir, steering, tell } = options
  const file = (ending: string) => journalDir && join(journalDir, `${realm}.${ending}`)
  return {
    ...{ realm, steering, tell },
    journal: openJournal(file('jsonl')),
    purchases: openRecords<Purchase>(purchaseKey, file('purchases.jsonl')),
    clock: startNetworkClock(),
  }
}

export const purchaseKey = (of: Pick<Purchase, 'merId' | 'orderId' | 'txnTime'>) =>
  `${of.merId} ${of.orderId} ${of.txnTime}`

/** The purchase behind a page of the payer's. */
export const byKey = ({ purchases }: Office, key: string): Purchase | undefined =>
  purchases.all().find((purchase) => purchase.key === key)

/** The purchase that an app was shown the code of, or was opened with. */
export const byCode = ({ purchases }: Office, code: string): Purchase | undefined =>
  purchases.all().find((purchase) => purchase.code === code)
