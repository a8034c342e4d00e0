import type { AccountBank } from '../accounts/index.ts'
import { eventMessage } from '../events/emit.ts'
import { fault } from '../kernel/errors.ts'
import type { Outcome, Posted, Posting, Refused } from '../ledger/index.ts'
import { type Entry, transfer as entry, transferIn, transferOut } from './postings.ts'
import { presentTransfer } from './present-transfer.ts'
import type { Transfer } from './transfer.ts'

/**
 * Has the books move the money, or say why not: once, and the same however often they are asked. Where both
 * accounts lie in one lane it is one posting among others of its batch, else two that are posted together.
 */
export const book = async (
  bank: AccountBank,
  transfer: Transfer,
  at: Date,
): Promise<Posted | Refused> => {
  const { lanes } = bank.ledger
  return transfer.slot % lanes === transfer.payeeSlot % lanes
    ? decided(await bank.ledger.submit(outgoing(transfer, entry(transfer), at)), transfer)
    : bookInTwoLanes(bank, transfer, at)
}

const bookInTwoLanes = async (
  bank: AccountBank,
  transfer: Transfer,
  at: Date,
): Promise<Posted | Refused> => {
  const halves = [
    outgoing(transfer, transferOut(transfer), at),
    incoming(transfer, transferIn(transfer), at),
  ]
  const linked = await bank.ledger.postLinked(halves)
  if (linked.status === 'posted') return linked.outcomes[0] ?? fault('Nothing was posted.')

  // Nothing of a refused one is recorded, so that it is: nobody who tries at the same time finds otherwise.
  const kept = await bank.ledger.submit(refusalOf(transfer, linked.outcome, at))
  if (kept.status === 'refused') return readRefusal(kept)
  const again = await bank.ledger.postLinked(halves)
  return again.status === 'posted'
    ? (again.outcomes[0] ?? fault('Nothing was posted.'))
    : fault(`Transfer ${transfer.id} is neither posted nor refused.`)
}

const outgoing = (transfer: Transfer, half: Entry, at: Date): Posting => {
  const succeeded = { ...transfer, status: 'succeeded', finishedAt: at } as const
  const resource = presentTransfer(succeeded)
  return {
    ...half,
    ...{ realmId: transfer.realmId, slot: transfer.slot, at },
    movement: { id: transfer.id, noun: 'transfer', facts: { ...resource, ...namesIn(transfer) } },
    outbox: [eventMessage(transfer.appId, 'transfer.succeeded', resource)],
  }
}

const incoming = (transfer: Transfer, half: Entry, at: Date): Posting => ({
  ...half,
  ...{ realmId: transfer.realmId, slot: transfer.payeeSlot, at },
  movement: { id: transfer.id, noun: 'transfer_in', facts: namesIn(transfer) },
})

/** What the statements of the two say: each names the other. */
const namesIn = ({ payeeName: counterparty, payerName: sender, note }: Transfer) => ({
  ...{ counterparty, sender, note },
})

/** One code for all of them, so that a second refusal is recognised as the first and answered by it. */
const refusedCode = 'transfer_refused'

/** Recorded under the id of the transfer's own posting, which can then no longer be made. */
const refusalOf = (
  { id, realmId, slot, ...rest }: Transfer,
  outcome: Exclude<Outcome, Posted>,
  at: Date,
): Posting => {
  const why = outcome.status === 'refused' ? { code: outcome.code, details: outcome.details } : null
  const { id: transferId } = transferOut({ id, realmId, ...rest })
  return {
    ...{ id: transferId, realmId, slot, at, kind: 'transfer_refused', legs: [] },
    refusal: { code: refusedCode, details: { why } },
  }
}

const readRefusal = (kept: Refused): Refused => {
  const why = kept.details['why'] as Pick<Refused, 'code' | 'details'> | null
  return why ? { ...kept, ...why } : fault('A transfer was refused for no reason.')
}

const decided = (outcome: Outcome, { id }: Transfer): Posted | Refused =>
  outcome.status === 'posted' || outcome.status === 'refused'
    ? outcome
    : fault(`Transfer ${id} was posted differently.`)
