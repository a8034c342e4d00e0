import type { AuditFacts, AuditType } from '@qiantang/sdk/contract'

type Fact<Name extends keyof AuditFacts> = Required<Pick<AuditFacts, Name>>

/** The type says it all. */
type Nothing = { [Name in keyof AuditFacts]?: never }

/** What belongs to each type of entry. */
export interface FactsOf extends Record<AuditType, AuditFacts> {
  'session.started': Fact<'sessionId'> & AuditFacts
  'session.ended': Fact<'sessionId'> & AuditFacts
  'pin.set': Nothing
  'pin.changed': Nothing
  'pin.reset': Nothing
  'pin.locked': Fact<'lockedUntil'>
  'card.bound': Fact<'cardId' | 'cardLast4'>
  'card.unbound': Fact<'cardId' | 'cardLast4'>
  'identity.refused': Nothing
  'account.opened': Fact<'accountId' | 'accountClass'>
  'account.frozen': Fact<'accountId' | 'accountClass' | 'scope'>
  'no_pin_limit.changed': Fact<'accountId' | 'before' | 'amount'>
  'mandate.created': Fact<'mandateId' | 'description' | 'amount'>
  'mandate.cancelled': Fact<'mandateId' | 'description' | 'amount'>
  'quick_pay.signed': Fact<'agreementId' | 'cardLast4'>
  'quick_pay.cancelled': Fact<'agreementId' | 'cardLast4'>
  'phone.lost': Fact<'lostPhoneReportId'>
}

export type Actor = 'user' | 'merchant' | 'bank'

/** An entry of a user's audit trail, as it was recorded. */
export interface Entry {
  appId: string
  userId: string
  /** Its place in the user's chain, from 1 on. */
  seq: number
  id: string
  realmId: string
  type: AuditType
  actor: Actor
  sessionId: string | null
  deviceId: string | null
  deviceName: string | null
  network: string | null
  /** JSON, as it was written. */
  facts: string
  at: Date
  recordedAt: Date
}
