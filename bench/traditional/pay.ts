import { dayOf } from '../../packages/mock-bank/src/kernel/time.ts'
import { accountIdOf } from '../../packages/mock-bank/src/ledger/account-id.ts'
import type { Posting } from '../../packages/mock-bank/src/ledger/index.ts'
import type { Sql, Tx } from '../../packages/mock-bank/src/kernel/database/index.ts'

export type Outcome =
  | 'posted'
  | 'replayed'
  | 'key_reused'
  | 'reference_conflict'
  | 'insufficient_balance'
  | 'limit_exceeded'

interface Account {
  id: string
  balance: number
  floored: boolean
  dayLimit: number | null
  yearLimit: number | null
  day: string | null
  outDay: number
  year: number | null
  outYear: number
}

/** One payment, one transaction. */
export const pay = (sql: Sql, posting: Posting): Promise<Outcome> =>
  sql.begin((tx) => payWithin(tx, posting))

/** The same inside a transaction that does more: lock both sides, look, decide, write. */
export const payWithin = async (tx: Tx, posting: Posting): Promise<Outcome> => {
  const known = (await claimKey(tx, posting)) ?? (await claimReference(tx, posting))
  if (known) return known

  const { payer, payee, amount } = partiesOf(posting)
  const before = await lock(tx, payer, payee)
  const spent = turnover(before.payer, posting.at, amount)
  const refusal = refusalOf(before.payer, spent, amount)
  if (refusal) return refuse(tx, posting, refusal)

  await recordTransfer(tx, posting)
  await tx`
    insert into entries (account_id, at, transfer_id, amount, balance_after) values
      (${payer}, ${posting.at}, ${posting.id}, ${-amount}, ${before.payer.balance - amount}),
      (${payee}, ${posting.at}, ${posting.id}, ${amount}, ${before.payee.balance + amount})`
  await tx`
    update accounts set balance = balance - ${amount}, day = ${spent.day}, out_day = ${spent.outDay},
      year = ${spent.year}, out_year = ${spent.outYear}
    where id = ${payer}`
  await tx`update accounts set balance = balance + ${amount} where id = ${payee}`
  await recordMovement(tx, posting)
  await tellOutbox(tx, posting)
  return 'posted'
}

/** Takes the idempotency key before anybody is locked; who comes second waits here and learns of the first. */
const claimKey = async (tx: Tx, { id, key }: Posting): Promise<Outcome | undefined> => {
  if (!key) throw new Error('A payment has an idempotency key.')
  const taken = await tx`
    insert into idempotency_keys (key, request, transfer_id, expires_at)
    values (${key.id}, ${key.request}, ${id}, ${key.expiresAt})
    on conflict (key) do nothing`
  if (taken.count === 1) return undefined

  const [known] = await tx<{ request: string }[]>`
    select request from idempotency_keys where key = ${key.id}`
  return known?.request === key.request ? 'replayed' : 'key_reused'
}

/** The merchant's own number, where it gave one: taken for ever by the first payment that names it. */
const claimReference = async (tx: Tx, { id, reference }: Posting): Promise<Outcome | undefined> => {
  if (!reference) return undefined
  const taken = await tx`
    insert into merchant_references (reference, request, transfer_id)
    values (${reference.id}, ${reference.request}, ${id})
    on conflict (reference) do nothing`
  if (taken.count === 1) return undefined

  const [known] = await tx<{ request: string }[]>`
    select request from merchant_references where reference = ${reference.id}`
  return known?.request === reference.request ? 'replayed' : 'reference_conflict'
}

/** In the order of their ids, so that two payments never wait for each other. */
const lock = async (tx: Tx, payer: string, payee: string) => {
  const rows = await tx<Account[]>`
    select id, balance, floored, day_limit as "dayLimit", year_limit as "yearLimit",
      day::text, out_day as "outDay", year, out_year as "outYear"
    from accounts where id in (${payer}, ${payee}) order by id for update`
  const find = (id: string) => {
    const found = rows.find((row) => row.id === id)
    if (!found) throw new Error(`There is no account ${id}.`)
    return found
  }
  return { payer: find(payer), payee: find(payee) }
}

const turnover = ({ day, outDay, year, outYear }: Account, at: Date, amount: number) => {
  const today = dayOf(at)
  const thisYear = Number(today.slice(0, 4))
  return {
    day: today,
    outDay: (day === today ? outDay : 0) + amount,
    year: thisYear,
    outYear: (year === thisYear ? outYear : 0) + amount,
  }
}

const refusalOf = (
  { balance, floored, dayLimit, yearLimit }: Account,
  { outDay, outYear }: ReturnType<typeof turnover>,
  amount: number,
): 'insufficient_balance' | 'limit_exceeded' | undefined => {
  if (floored && balance < amount) return 'insufficient_balance'
  const within = (spent: number, limit: number | null) => limit === null || spent <= limit
  return within(outDay, dayLimit) && within(outYear, yearLimit) ? undefined : 'limit_exceeded'
}

const refuse = async <Code extends Outcome>(
  tx: Tx,
  { key, reference }: Posting,
  refusal: Code,
): Promise<Code> => {
  await tx`update idempotency_keys set refusal = ${refusal} where key = ${key?.id ?? null}`
  await tx`delete from merchant_references where reference = ${reference?.id ?? null}`
  return refusal
}

const recordTransfer = (tx: Tx, { id, kind, memo, at }: Posting) =>
  tx`insert into transfers (id, kind, memo, at) values (${id}, ${kind}, ${memo ?? null}, ${at})`

const recordMovement = async (tx: Tx, { id, movement }: Posting) => {
  if (!movement) return
  await tx`
    insert into movements (id, noun, transfer_id, facts)
    values (${movement.id}, ${movement.noun}, ${id}, ${JSON.stringify(movement.facts)}::text::json)`
}

const tellOutbox = async (tx: Tx, { id, outbox = [] }: Posting) => {
  if (outbox.length === 0) return
  await tx`
    insert into outbox (transfer_id, messages) values (${id}, ${JSON.stringify(outbox)}::text::json)`
}

const partiesOf = ({ legs }: Posting) => {
  const [payer, payee] = legs
  if (!payer || !payee || legs.length > 2) throw new Error('A payment has two legs.')
  return {
    payer: accountIdOf(payer.account),
    payee: accountIdOf(payee.account),
    amount: payer.amount,
  }
}
