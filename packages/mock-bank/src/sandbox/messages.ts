import type { Message } from '@qiantang/sdk/contract'

import type { SmsGateway } from '../challenges/index.ts'
import { mobileIndex } from '../customers/index.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { pageOf, type PageQuery, placeIn, usualLimit } from '../kernel/page.ts'
import { toTimestamp } from '../kernel/time.ts'
import { now, type Realm } from '../realms/realm.ts'

interface MessageRow {
  id: string
  sealedMessage: string
  scene: string
  at: Date
}

type Told = Pick<Message, 'mobile' | 'text' | 'code'>

/** The sandbox's gateway: nothing is sent, everything is kept for the simulated phone. */
export const sandboxSms = (bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>): SmsGateway => ({
  send: async (realm, { mobile, text, code, scene }) => {
    const id = newId('msg', 0, 0, bank.wall())
    const told: Told = { mobile, text, code }
    await bank.sql`
      insert into sandbox_messages ${bank.sql({
        ...{ id, realmId: realm.id, scene },
        mobileIndex: mobileIndex(bank, realm.id, mobile),
        sealedMessage: bank.vault.seal(realm.id, placeOf(id), JSON.stringify(told)),
        ...{ at: now(bank, realm), recordedAt: bank.wall() },
      })}`
  },
})

/** The messages of a realm, newest first; or those to one mobile. */
export const listMessages = async (
  bank: Kernel,
  realm: Realm,
  { limit = usualLimit, cursor, mobile }: PageQuery & { mobile?: string | undefined },
): Promise<{ items: Message[]; nextCursor: string | null }> => {
  const before = placeIn(cursor, /^msg_[0-9A-Z]{26}$/)
  const { sql } = bank
  const rows = await sql<MessageRow[]>`
    select id, sealed_message, scene, at from sandbox_messages
    where realm_id = ${realm.id}
      ${mobile === undefined ? sql`` : sql`and mobile_index = ${mobileIndex(bank, realm.id, mobile)}`}
      ${before === undefined ? sql`` : sql`and id < ${before}`}
    order by id desc limit ${limit + 1}`
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    (row) => presentMessage(bank, realm, row),
  )
}

/** The code in the newest message to a mobile, as its owner would read it; null where there is none. */
export const newestCode = async (
  bank: Kernel,
  realm: Realm,
  toMobile: string,
): Promise<string | null> => {
  const [row] = await bank.sql<MessageRow[]>`
    select id, sealed_message, scene, at from sandbox_messages
    where realm_id = ${realm.id} and mobile_index = ${toMobile}
    order by id desc limit 1`
  return row ? presentMessage(bank, realm, row).code : null
}

const presentMessage = (
  { vault }: Kernel,
  realm: Realm,
  { id, sealedMessage, scene, at }: MessageRow,
): Message => {
  const told = JSON.parse(vault.open(realm.id, placeOf(id), sealedMessage)) as Told
  return { id, ...told, scene, sentAt: toTimestamp(at) }
}

const placeOf = (id: string) => `sandbox_messages.message:${id}`
