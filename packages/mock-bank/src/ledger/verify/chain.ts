import { hash } from 'node:crypto'
import type { Queryable } from '../../kernel/database/index.ts'
import { plainArray } from '../array-literal.ts'
import type { AccountKind } from '../chart.ts'
import { digestOf, moneyHash } from '../entry.ts'
import { separator } from '../separator.ts'
import { BooksOff } from './books-off.ts'

/** How far a lane's chain was followed, and the link it has there. */
export type Link = { readonly seq: number; readonly link: Buffer }

export type Links = ReadonlyMap<number, Link>

/** What it shows. */
export const chainPromise = 'a lane’s transfers are linked one to the next, as they were recorded'

/** What a chain begins with. */
const nothing: Link = { seq: 0, link: Buffer.from(hash('sha256', '', 'hex'), 'hex') }

/**
 * Makes every link of some lanes again, from what the rows say, and holds it to the one that was
 * recorded. It reads each lane in its order, a piece at a time, from its beginning or from where
 * an earlier look ended, and answers how far it came.
 *
 * @throws {BooksOff} Naming the first row that is not what it was.
 */
export const verifyChain = async (
  tx: Queryable,
  lanes: readonly number[],
  after: Links = new Map(),
): Promise<Links> => {
  const links = new Map<number, Link>()
  for (const lane of lanes) links.set(lane, await verifyLane(tx, lane, after.get(lane) ?? nothing))
  return links
}

const pieceSize = 1000

const verifyLane = async (tx: Queryable, lane: number, start: Link): Promise<Link> => {
  let reached = start
  let recordedAt: Buffer | undefined
  for await (const rows of readPieces(tx, lane, start.seq)) {
    for (const row of rows) {
      requireNext(row, reached, recordedAt)
      requireMoney(row)
      reached = { seq: row.seq, link: linkOf(row, reached.link) }
      if (!row.link.equals(reached.link)) throw off(row, 'it or its entries say something else')
      recordedAt = row.recordedAt
    }
  }
  await requireHead(tx, lane, reached, recordedAt)
  return reached
}

/** The database looks for the next piece while this one is worked through. */
async function* readPieces(tx: Queryable, lane: number, after: number) {
  let reading = readPiece(tx, lane, after)
  try {
    for (;;) {
      const rows = await reading
      const last = rows.at(-1)
      if (!last) return
      reading = readPiece(tx, lane, last.seq)
      yield rows
    }
  } finally {
    // Where it ended early, the transaction has to outlive what was asked.
    await reading.catch(() => {})
  }
}

/** [leg, kind, owner, currency, amount, balance after, held after, counted] */
type Leg = readonly [number, AccountKind, string, number, number, number, number, number]

type Row = {
  readonly lane: number
  readonly seq: number
  readonly id: string
  /** As the database sends a time: eight bytes. */
  readonly at: Buffer
  readonly recordedAt: Buffer
  readonly hash: string
  readonly link: Buffer
  readonly realm: string
  readonly kind: string
  readonly accounts: string
  readonly reverses: string | null
  readonly reference: string | null
  readonly holdAct: string | null
  readonly holdId: string | null
  readonly memo: string | null
  readonly movementId: string | null
  readonly noun: string | null
  readonly facts: string | null
  readonly messages: string | null
  readonly refusal: string | null
  readonly holdAmount: number | null
  /** In milliseconds from 1970 on. */
  readonly holdExpires: string | null
  readonly legs: readonly Leg[] | null
}

const readPiece = async (tx: Queryable, lane: number, after: number): Promise<Row[]> =>
  await tx<Row[]>`
    select t.lane, t.seq, t.id, timestamptz_send(t.at) as at,
      timestamptz_send(t.recorded_at) as recorded_at, t.hash, t.link, t.realm, t.kind,
      t.accounts::text as accounts, t.reverses, t.reference, t.hold_act, t.hold_id, t.memo,
      t.movement_id, t.noun, t.facts, t.messages, t.refusal, h.amount as hold_amount,
      trim_scale(extract(epoch from h.expires_at) * 1000)::text as hold_expires, e.legs
    from ledger_transfers t
    left join lateral (
      select x.account_id, x.amount, x.expires_at from ledger_holds x
      where x.lane = ${lane} and x.id = t.hold_id offset 0
    ) h on true
    left join lateral (
      select json_agg(json_build_array(
        x.leg, a.kind, a.owner, a.currency, x.amount, x.balance_after, x.held_after, x.counted
      ) order by x.leg) as legs
      from unnest(
        case when h.account_id = any(t.accounts) then t.accounts else t.accounts || h.account_id end
      ) u(id)
      cross join lateral (
        select y.* from ledger_entries y
        where y.lane = ${lane} and y.account_id = u.id and y.at = t.at and y.seq = t.seq offset 0
      ) x
      cross join lateral (
        select z.kind, z.owner, z.currency from ledger_accounts z
        where z.lane = ${lane} and z.id = x.account_id offset 0
      ) a
    ) e on t.refusal is null
    where t.lane = ${lane} and t.seq > 0 and t.seq > ${after} order by t.seq limit ${pieceSize}`

const requireNext = (row: Row, { seq }: Link, recordedAt: Buffer | undefined): void => {
  if (row.seq !== seq + 1) throw off(row, `number ${seq + 1} is missing before it`)
  if (recordedAt && Buffer.compare(recordedAt, row.recordedAt) >= 0)
    throw off(row, 'it was recorded no later than the one before it')
}

/** Whose money moved where: what a posting was known by, from the entries alone. */
const requireMoney = (row: Row): void => {
  if (row.refusal !== null) return
  const legs = movingLegs(row)
  const known = moneyHash({
    kind: row.kind,
    realmId: row.realm,
    legs: legs.map(([, kind, owner, , amount]) => [
      ...([amount < 0 ? 'debit' : 'credit', kind, owner, Math.abs(amount)] as const),
    ]),
    hold: holdOf(row),
    refusal: null,
  })
  if (known !== row.hash) throw off(row, 'its entries move other money than was posted')
}

const movingLegs = ({ legs }: Row): readonly Leg[] => (legs ?? []).filter(([leg]) => leg > 0)

const holdOf = ({ holdAct, holdId, holdAmount, legs }: Row) => {
  if (holdAct === null || holdId === null) return null
  const owner = legs?.find(([leg]) => leg === 0)?.[2] ?? ''
  return [holdAct, holdId, owner, holdAct === 'open' ? (holdAmount ?? 0) : 0] as const
}

const linkOf = (row: Row, before: Buffer): Buffer => {
  const parts = row.refusal === null ? postedParts(row) : refusedParts(row)
  return Buffer.from(hash('sha256', Buffer.concat([before, ...parts]), 'hex'), 'hex')
}

const postedParts = (row: Row): Buffer[] => {
  const counted = movingLegs(row).filter((leg) => leg[7] !== 0)
  return [
    Buffer.from(digestOfRow(row), 'hex'),
    ...[int8(row.seq), row.at, row.recordedAt],
    // A hold's own act, then what each leg has left, then what some have counted.
    ...(row.legs ?? []).flatMap(([leg, , , , , balance, held]) =>
      leg === 0 ? [int8(balance), int8(held)] : [int8(balance)],
    ),
    ...counted.flatMap((leg) => [int8(leg[0]), int8(leg[7])]),
  ]
}

const digestOfRow = (row: Row): string => {
  const [first] = movingLegs(row)
  return digestOf({
    id: row.id,
    hash: row.hash,
    realmId: row.realm,
    kind: row.kind,
    accounts: row.accounts,
    currency: first ? `${first[3]}` : '',
    reverses: row.reverses ?? '',
    reference: row.reference ?? '',
    holdAct: row.holdAct ?? '',
    holdId: row.holdId ?? '',
    holdExpires: row.holdAct === 'open' ? (row.holdExpires ?? '') : '',
    memo: row.memo ?? '',
    movementId: row.movementId ?? '',
    noun: row.noun ?? '',
    facts: row.facts ?? '',
    messages: row.messages ?? '',
  })
}

const refusedParts = (row: Row): Buffer[] => {
  const texts = [row.realm, row.kind, row.memo, row.holdAct, row.holdId, row.refusal]
  return [
    ...[uuid(row.id), uuid(row.hash), int8(row.seq), row.at, row.recordedAt],
    Buffer.from(texts.map((text) => text ?? '').join(separator)),
  ]
}

const int8 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

const uuid = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex')

type Head = { readonly lastSeq: number; readonly lastRecordedAt: Buffer; readonly link: Buffer }

const requireHead = async (
  tx: Queryable,
  lane: number,
  { seq, link }: Link,
  recordedAt: Buffer | undefined,
): Promise<void> => {
  const [head] = await tx<Head[]>`
    select last_seq, timestamptz_send(last_recorded_at) as last_recorded_at, link from lane_heads
    where lane = any(${plainArray([lane])})`
  if (!head) throw headOff(lane, seq, 'the lane has no head')
  if (head.lastSeq > seq) throw headOff(lane, head.lastSeq, `number ${seq + 1} is missing`)
  if (head.lastSeq < seq) throw headOff(lane, seq, `the head ends at number ${head.lastSeq}`)
  if (!head.link.equals(link)) throw headOff(lane, seq, 'the head has another link')
  if (recordedAt && !head.lastRecordedAt.equals(recordedAt))
    throw headOff(lane, seq, 'the head was recorded at another time')
}

const off = ({ lane, seq, id: transferId }: Row, what: string) =>
  new BooksOff(chainPromise, { lane, seq, transferId, what })

const headOff = (lane: number, seq: number, what: string) =>
  new BooksOff(chainPromise, { lane, seq, what })
