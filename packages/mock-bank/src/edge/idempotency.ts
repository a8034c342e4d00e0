import { createHmac, randomUUID } from 'node:crypto'

import type { Caller } from '../apps/caller.ts'
import { BankError, fault } from '../kernel/errors.ts'
import { newSeed } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addSeconds } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'
import type { Answer } from './answer.ts'

/** A call that carries an idempotency key. */
export interface KeyedCall {
  realm: Realm
  /** Whose key it is. Two callers' equal keys have nothing to do with each other. */
  principal: string
  method: string
  /** With `me` resolved. */
  path: string
  key: string
  body: Uint8Array
}

/** What a run holds while it works. */
export interface Held {
  /** What its ids are made from. */
  seed: string
  /** Whether a run before it died, or failed, with the same ids. */
  resumed: boolean
}

/**
 * Lets a call take effect once, however often it is sent with the same key (api.md 5.1).
 *
 * The key is claimed in a row of its own before anything happens, for a time (lease), and the row gets the answer
 * afterwards. A crash between effect and answer leaves a claimed row without an answer. That must not double
 * money, so the claim fixes beforehand what the call's resource will be called: the row holds a seed,
 * ids are made from it (`call.claim.id`), and whoever takes the dead run up works under the same ids and finds what
 * the first one wrote. The same holds for a run that failed inside (5xx): its row stays, unanswered.
 *
 * Answers kept: success and refusals (402, 403, 409), for 24 hours of the realm's clock. Other refusals come
 * before any effect, so their claim is given back and the same key may be used for the corrected call.
 */
export interface Idempotency {
  once(call: KeyedCall, run: (held: Held) => Promise<Answer>): Promise<Answer>
}

const leaseSeconds = 60
const keptSeconds = 24 * 3600
const refusals = [402, 403, 409]

export const createIdempotency = (bank: Kernel): Idempotency => {
  const running = new Map<string, Promise<unknown>>()

  const once: Idempotency['once'] = async (call, run) => {
    const name = JSON.stringify([call.principal, call.method, call.path, call.key])
    // A duplicate in the same process waits for the first and is answered alike.
    for (let first = running.get(name); first; first = running.get(name)) await first

    const work = claimAndRun(bank, call, run)
    const settled = work.then(
      () => {},
      () => {},
    )
    running.set(name, settled)
    try {
      return await work
    } finally {
      if (running.get(name) === settled) running.delete(name)
    }
  }
  return { once }
}

const claimAndRun = async (
  bank: Kernel,
  call: KeyedCall,
  run: (held: Held) => Promise<Answer>,
): Promise<Answer> => {
  const owner = randomUUID()
  const claimed = await claim(bank, call, owner)
  if ('answer' in claimed) return claimed.answer

  let answer: Answer | undefined
  try {
    answer = await run(claimed.held)
    return answer
  } finally {
    await settle(bank, call, owner, answer)
  }
}

interface Row {
  bodyHash: string
  status: number | null
  sealedBody: string | null
}

const claim = async (
  bank: Kernel,
  call: KeyedCall,
  owner: string,
): Promise<{ held: Held } | { answer: Answer }> => {
  const { principal, method, path, key } = call
  const wall = bank.wall()
  const at = now(bank, call.realm)
  const bodyHash = hashOf(bank, call)
  const seed = newSeed(wall)
  const row = {
    ...{ realmId: call.realm.id, principal, method, path, key, bodyHash, seed, owner },
    leasedUntil: addSeconds(wall, leaseSeconds),
    expiresAt: addSeconds(at, keptSeconds),
  }
  const [taken] = await bank.sql<{ seed: string }[]>`
    insert into idempotency_keys ${bank.sql(row)}
    on conflict (principal, method, path, key) do update set
      body_hash = excluded.body_hash,
      seed = case when idempotency_keys.status is null and idempotency_keys.body_hash = excluded.body_hash
        then idempotency_keys.seed else excluded.seed end,
      owner = excluded.owner,
      leased_until = excluded.leased_until,
      status = null,
      sealed_body = null,
      expires_at = excluded.expires_at
    where (idempotency_keys.status is not null and idempotency_keys.expires_at <= ${at})
      or (idempotency_keys.status is null and idempotency_keys.leased_until <= ${wall}
        and (idempotency_keys.body_hash = excluded.body_hash or idempotency_keys.expires_at <= ${at}))
    returning seed`
  if (taken) return { held: { seed: taken.seed, resumed: taken.seed !== seed } }

  const [known] = await bank.sql<Row[]>`
    select body_hash, status, sealed_body from idempotency_keys
    where principal = ${principal} and method = ${method} and path = ${path} and key = ${key}`
  // Given back in this very moment: as good as in use, and the next try gets it.
  if (!known) throw new BankError('idempotency_key_in_use')
  if (known.bodyHash !== bodyHash) throw new BankError('idempotency_key_reused')
  if (known.status === null) throw new BankError('idempotency_key_in_use')
  return { answer: stored(bank, call, known.status, known.sealedBody) }
}

const settle = async (
  bank: Kernel,
  call: KeyedCall,
  owner: string,
  answer: Answer | undefined,
): Promise<void> => {
  const { principal, method, path, key } = call
  const mine = bank.sql`
    principal = ${principal} and method = ${method} and path = ${path} and key = ${key}
    and owner = ${owner}`
  // What failed inside may have had its effect: the row and its seed stay for the next try.
  if (!answer || answer.status >= 500) {
    await bank.sql`update idempotency_keys set leased_until = ${bank.wall()} where ${mine}`
    return
  }
  if (answer.status >= 400 && !refusals.includes(answer.status)) {
    await bank.sql`delete from idempotency_keys where ${mine}`
    return
  }
  const sealedBody = bank.vault.seal(
    call.realm.id,
    placeOf(call),
    JSON.stringify({ text: answer.text, headers: answer.headers }),
  )
  await bank.sql`
    update idempotency_keys
    set status = ${answer.status}, sealed_body = ${sealedBody}, owner = null, leased_until = null
    where ${mine}`
}

const stored = (bank: Kernel, call: KeyedCall, status: number, sealed: string | null): Answer => {
  const plain = bank.vault.open(call.realm.id, placeOf(call), sealed ?? fault('No stored answer.'))
  const { text, headers } = JSON.parse(plain) as Pick<Answer, 'text' | 'headers'>
  return { status, text, headers: { ...headers, 'idempotent-replayed': 'true' } }
}

const placeOf = ({ principal, method, path, key }: KeyedCall): string =>
  `idempotency_keys:${JSON.stringify([principal, method, path, key])}`

/** Keyed, because a six-digit PIN would be found from a plain hash. */
const hashOf = (bank: Kernel, call: KeyedCall): string =>
  createHmac('sha256', bank.vault.key('idempotency')).update(call.body).digest('hex')

/** Whose key a caller's is: the app, and its user or checkout session where one calls. Null where nobody is known. */
export const principalOf = (caller: Caller): { realm: Realm; principal: string } | null => {
  switch (caller.kind) {
    case 'merchant':
      return { realm: caller.realm, principal: caller.app.id }
    case 'user':
      return { realm: caller.realm, principal: `${caller.app.id}/user:${caller.userId}` }
    case 'checkout':
      return { realm: caller.realm, principal: `${caller.app.id}/${caller.checkoutSessionId}` }
    case 'visitor':
      return { realm: caller.realm, principal: `${caller.app.id}/${caller.paymentLinkId}` }
    case 'operator':
      return { realm: caller.realm, principal: caller.operator.id }
    case 'sandbox':
      return { realm: caller.realm, principal: caller.realm.id }
    case 'public':
      return null
  }
}

/** Lets go of what a process that is gone had claimed. Only for a database nobody else is using. */
export const endLeases = async (bank: Pick<Kernel, 'sql' | 'wall'>): Promise<void> => {
  await bank.sql`
    update idempotency_keys set leased_until = ${bank.wall()}
    where status is null and leased_until > ${bank.wall()}`
}

/** Forgets answers past their day. */
export const forgetExpiredKeys = async (bank: Pick<Kernel, 'sql' | 'wall'>): Promise<void> => {
  const wall = bank.wall()
  await bank.sql`
    delete from idempotency_keys as known using realms
    where realms.id = known.realm_id
      and known.expires_at <= coalesce(
        realms.frozen_at, ${wall}::timestamptz + realms.offset_ms * interval '1 millisecond')
      and (known.status is not null or known.leased_until <= ${wall})`
}
