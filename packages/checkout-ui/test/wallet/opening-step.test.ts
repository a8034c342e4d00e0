import type { Account, Application } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'
import { standingOf, type Known } from '../../src/wallet/open/opening-step.ts'

const known = (change: Partial<Known>): Known => ({
  account: null,
  application: null,
  pin: { isSet: false, lockedUntil: null },
  backTo: undefined,
  ...change,
})

const application = (change: Partial<Application>): Application => ({
  id: 'apl_01JWM2E6W0ABCDEFGHJKMNPQRS',
  userId: 'u_1001',
  purpose: 'open',
  class: 'III',
  status: 'draft',
  nextAction: null,
  person: { name: null, idNumber: null, mobile: null, cardNumber: null },
  agreements: [],
  failure: null,
  accountId: null,
  expiresAt: '2026-06-02T10:00:00.000+08:00',
  createdAt: '2026-06-01T10:00:00.000+08:00',
  ...change,
})

const named = { name: '*三', idNumber: '3****************6', mobile: null, cardNumber: null }
const waiting = application({
  status: 'requires_action',
  nextAction: { type: 'collect_otp', challengeId: 'chl_01JWM2E6W0ABCDEFGHJKMNPQRS' },
  person: named,
})
const account = { id: 'acc_01JWM2E6W0ABCDEFGHJKMNPQRS' } as Account

test('an opening begins with the person and goes on where the bank has come to', () => {
  expect(standingOf(known({}))).toBe('person')
  expect(standingOf(known({ application: application({}) }))).toBe('person')
  expect(standingOf(known({ application: application({ person: named }) }))).toBe('card')
  expect(standingOf(known({ application: waiting }))).toBe('code')
  expect(standingOf(known({ account, application: waiting }))).toBe('pin')
  expect(standingOf(known({ account, pin: { isSet: true, lockedUntil: null } }))).toBe('opened')
})

test('a step back is heeded only while something can still be changed', () => {
  expect(standingOf(known({ application: waiting, backTo: 'card' }))).toBe('card')
  expect(standingOf(known({ application: application({}), backTo: 'person' }))).toBe('person')
  expect(standingOf(known({ account, backTo: 'person' }))).toBe('pin')
})

test('what the bank has decided is said, and what has expired begins anew', () => {
  expect(standingOf(known({ application: application({ status: 'processing' }) }))).toBe('waiting')
  expect(standingOf(known({ application: application({ status: 'rejected' }) }))).toBe('rejected')
  expect(standingOf(known({ application: application({ status: 'expired' }) }))).toBe('person')
})
