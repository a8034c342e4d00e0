import type { Follower } from '../events/outbox.ts'
import type { Tx } from '../kernel/database/index.ts'
import type { Account } from './account.ts'
import type { AccountBank } from './bank.ts'
import { askForDetails } from './identity-request.ts'
import { turnoverBounds, turnoverOf } from './turnover.ts'

type Holding = Pick<Account, 'id' | 'customerId' | 'slot' | 'realmId' | 'class' | 'turnoverAsThree'>

/**
 * Follows what moves in Class III accounts, and asks a person for more about themselves once all of theirs
 * together have turned over so much. It adds nothing up itself: the books are asked, so that it can neither
 * forget a movement nor count one twice.
 */
export const turnoverFollower: Follower<AccountBank> = {
  name: 'turnover',
  follow: (bank, lane, most) =>
    bank.sql.begin(async (tx) => {
      const { outbox } = bank.ledger
      const place = await outbox.cursor(tx, 'turnover', lane)
      const { read, to, owners } = await movedSince(tx, lane, place, most)
      if (to === null) return 0
      if (owners !== null) await lookAt(bank, tx, lane, owners)
      await outbox.advance(tx, 'turnover', lane, to)
      return read
    }),
}

interface Moved {
  read: number
  to: number | null
  /** Whose accounts were touched; null where nobody's were. */
  owners: string[] | null
}

const movedSince = async (tx: Tx, lane: number, place: number, most: number): Promise<Moved> => {
  const [moved] = await tx<Moved[]>`
    with moved as materialized (
      select seq, accounts from ledger_transfers
      where lane = ${lane} and seq > 0 and seq > ${place} order by seq limit ${most}
    )
    select count(*) as read, max(seq) as to, (
      select array_agg(distinct a.owner)
      from moved m cross join unnest(m.accounts) t(id)
      join ledger_accounts a on a.lane = ${lane} and a.id = t.id and a.kind = 'customer'
    ) as owners
    from moved`
  return moved!
}

const lookAt = async (bank: AccountBank, tx: Tx, lane: number, owners: readonly string[]) => {
  const { askedAtTurnover } = bank.rules.identityDetails
  const holdings = await unaskedHoldings(tx, owners)
  const bounds = await turnoverBounds(
    tx,
    lane,
    holdings.map(({ id }) => id),
  )
  for (const [customerId, held] of Map.groupBy(holdings, (each) => each.customerId)) {
    const before = held.reduce((sum, { turnoverAsThree }) => sum + (turnoverAsThree ?? 0), 0)
    const threes = held.filter((each) => each.class === 'III').map(({ id }) => id)
    const atMost = threes.reduce((sum, id) => sum + (bounds.get(id) ?? 0), before)
    const [{ slot, realmId } = { slot: 0, realmId: '' }] = held
    if (atMost < askedAtTurnover) continue
    const turnover = before + (await turnoverOf(bank, tx, slot, threes))
    if (turnover >= askedAtTurnover)
      await askForDetails(bank, tx, { customerId, realmId, turnover })
  }
}

/** All that the holders of these Class III accounts have or had, unless they were asked before. */
const unaskedHoldings = (tx: Tx, owners: readonly string[]): Promise<Holding[]> =>
  tx<Holding[]>`
    select a.id, a.customer_id, a.slot, a.realm_id, a.class, a.turnover_as_three from accounts a
    where a.customer_id in (
        select m.customer_id from accounts m where m.id = any(${[...owners]}) and m.class = 'III')
      and not exists (select from identity_requests r where r.customer_id = a.customer_id)`
