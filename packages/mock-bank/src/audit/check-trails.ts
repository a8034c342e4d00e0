import { createHash, type Hash } from 'node:crypto'

import type { Queryable, Sql } from '../kernel/database/index.ts'
import { BooksOff } from '../ledger/index.ts'
import { type Linked, linkOf, noLink } from './link.ts'

/** What is shown. */
export const trailsPromise =
  'every user’s audit trail is linked from its first entry to its last, as it was recorded'

export interface Trails {
  entries: number
  users: number
  /** Of where each user's trail ends. Whoever keeps it can tell later that nothing was cut off since. */
  heads: string
}

type Row = Linked & { link: Buffer }
interface Head {
  realmId: string
  appId: string
  userId: string
  seq: number
  link: Buffer
}

/**
 * Makes every link of the audit trails again, all of them or one realm's, user by user and in order.
 *
 * @throws {BooksOff} Naming the first entry that is not what it was.
 */
export const checkTrails = (sql: Sql, realmId: string | null = null): Promise<Trails> =>
  sql.begin('isolation level repeatable read read only', (tx) => checkTrailsIn(tx, realmId))

/** The same inside a transaction, which should see one moment only. */
export const checkTrailsIn = async (
  tx: Queryable,
  realmId: string | null = null,
): Promise<Trails> => {
  const heads = readHeads(tx, realmId)
  const summary = createHash('sha256')
  const trails = { entries: 0, users: 0 }
  let reached: Head | undefined
  for await (const row of readEntries(tx, realmId)) {
    if (!isSameTrail(reached, row)) {
      await endTrail(tx, heads, reached, summary)
      const { appId, userId, realmId: realm } = row
      reached = { appId, userId, realmId: realm, seq: 0, link: noLink }
      trails.users += 1
    }
    reached = followed(row, reached)
    trails.entries += 1
  }
  await endTrail(tx, heads, reached, summary)
  const { value: stray } = await heads.next()
  if (stray) throw headOff(stray, 'its entries are gone')
  return { ...trails, heads: summary.digest('hex') }
}

const isSameTrail = (reached: Head | undefined, { appId, userId }: Row): reached is Head =>
  reached !== undefined && reached.appId === appId && reached.userId === userId

const followed = ({ link: recorded, ...entry }: Row, reached: Head): Head => {
  if (entry.seq !== reached.seq + 1)
    throw off(entry, `number ${reached.seq + 1} is missing before it`)
  const link = linkOf(entry, reached.link)
  if (!link.equals(recorded)) throw off(entry, 'it says something else')
  return { ...reached, seq: entry.seq, link }
}

/** Entries and heads come in the same order, so each trail meets its own head. */
const endTrail = async (
  tx: Queryable,
  heads: AsyncGenerator<Head, undefined>,
  reached: Head | undefined,
  summary: Hash,
): Promise<void> => {
  if (!reached) return
  const { value: head } = await heads.next()
  if (!head || !isOfTrail(head, reached)) throw await mismatch(tx, head, reached)
  if (head.realmId !== reached.realmId) throw headOff(reached, 'the head is of another realm')
  if (head.seq !== reached.seq) throw headOff(reached, `the head ends at number ${head.seq}`)
  if (!head.link.equals(reached.link)) throw headOff(reached, 'the head has another link')
  const parts = [head.appId, head.userId, String(head.seq), head.link.toString('hex')]
  for (const part of parts) summary.update(`${Buffer.byteLength(part)}:`).update(part)
}

const isOfTrail = (head: Head, reached: Head): boolean =>
  head.appId === reached.appId && head.userId === reached.userId

/** The next head belongs to another trail: either this one's is gone, or that one's entries are. */
const mismatch = async (
  tx: Queryable,
  head: Head | undefined,
  reached: Head,
): Promise<BooksOff> => {
  const own = await tx`
    select 1 from audit_heads where app_id = ${reached.appId} and user_id = ${reached.userId}`
  return own.length > 0 && head
    ? headOff(head, 'its entries are gone')
    : headOff(reached, 'the trail has no head of its own')
}

const pieceSize = 1000

async function* readEntries(tx: Queryable, realmId: string | null): AsyncGenerator<Row, undefined> {
  let last: Row | undefined
  for (;;) {
    const { appId, userId, seq }: Pick<Row, 'appId' | 'userId' | 'seq'> = last ?? beginning
    const rows = await tx<Row[]>`
      select app_id, user_id, seq, id, realm_id, type, actor, session_id, device_id, device_name,
        network, facts, link, trim_scale(extract(epoch from at) * 1000)::text as at,
        trim_scale(extract(epoch from recorded_at) * 1000)::text as recorded_at
      from audit_entries
      where (app_id, user_id, seq) > (${appId}, ${userId}, ${seq})
        and (${realmId}::text is null or realm_id = ${realmId})
      order by app_id, user_id, seq limit ${pieceSize}`
    yield* rows
    last = rows.at(-1)
    if (!last) return
  }
}

async function* readHeads(tx: Queryable, realmId: string | null): AsyncGenerator<Head, undefined> {
  let last: Head | undefined
  for (;;) {
    const { appId, userId }: Pick<Head, 'appId' | 'userId'> = last ?? beginning
    const rows = await tx<Head[]>`
      select app_id, user_id, realm_id, seq, link from audit_heads
      where (app_id, user_id) > (${appId}, ${userId})
        and (${realmId}::text is null or realm_id = ${realmId})
      order by app_id, user_id limit ${pieceSize}`
    yield* rows
    last = rows.at(-1)
    if (!last) return
  }
}

const beginning = { appId: '', userId: '', seq: 0 }

const off = ({ appId, userId, seq, id }: Linked, what: string) =>
  new BooksOff(trailsPromise, { appId, userId, seq, entryId: id, what })

const headOff = ({ appId, userId, seq }: Head, what: string) =>
  new BooksOff(trailsPromise, { appId, userId, seq, what })
