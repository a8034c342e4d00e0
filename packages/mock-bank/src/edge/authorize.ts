import { type Caller as Role, permissionsOf, type Route } from '@qiantang/sdk/contract'

import type { Caller, Operator, Tester } from '../apps/caller.ts'
import { secretKeyPrefix } from '../apps/apps.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Identity } from './authenticate.ts'
import type { Incoming } from './incoming.ts'
import { isLoopbackHost } from './target-uri.ts'

/**
 * The caller as this route takes them, or a refusal.
 *
 * @throws {BankError} `credentials_missing`, `caller_not_allowed`, `bank_page_only`, `scope_missing`, `permission_missing`
 */
export const authorize = (
  bank: Kernel,
  route: Route,
  identity: Identity,
  incoming: Incoming,
  remoteAddress: string | undefined,
): Caller => {
  const caller = callerFor(bank, route, identity, incoming, remoteAddress)
  // What a page token may do is done on bank pages, whoever has got hold of one.
  const onBankPages = route.bankOriginOnly || roleOf(caller) === 'page'
  if (onBankPages && !isFromBankPage(bank, incoming)) throw new BankError('bank_page_only')
  if (route.scope && caller.kind === 'user' && !caller.scopes.includes(route.scope))
    throw new BankError('scope_missing', { scope: route.scope })
  if (caller.kind === 'operator') mustBePermitted(route, caller)
  return caller
}

const mustBePermitted = ({ permission, bankStaffOnly }: Route, { operator }: Operator): void => {
  if (bankStaffOnly && operator.appId !== null) throw new BankError('caller_not_allowed')
  if (permission && !permissionsOf[operator.role].includes(permission))
    throw new BankError('permission_missing', { permission })
}

/**
 * What is typed on a page of the bank may come in clear from nowhere else.
 *
 * @throws {BankError} `bank_page_only`
 */
export const mustBeTypedHere = (
  bank: Kernel,
  { clearOnBankPages: field }: Route,
  body: unknown,
  incoming: Incoming,
): void => {
  const isClear = field !== undefined && typeof body === 'object' && body !== null && field in body
  if (isClear && !isFromBankPage(bank, incoming)) throw new BankError('bank_page_only')
}

const callerFor = (
  bank: Kernel,
  route: Route,
  identity: Identity,
  incoming: Incoming,
  remoteAddress: string | undefined,
): Caller => {
  const roles = route.callers
  if (roles.includes('public')) return identity.caller
  if (roles.includes('loopback')) {
    if (isFromThisMachine(bank, incoming, remoteAddress)) return identity.caller
    throw new BankError('caller_not_allowed')
  }
  if (roles.some((role) => role === roleOf(identity.caller))) return identity.caller
  const tester = roles.includes('sandbox') && testerOf(identity)
  if (tester) return tester
  throw new BankError(
    identity.caller.kind === 'public' ? 'credentials_missing' : 'caller_not_allowed',
  )
}

/** The contract's word for a caller. */
export const roleOf = (caller: Caller): Role =>
  caller.kind === 'visitor'
    ? 'public'
    : caller.kind === 'user' && caller.page
      ? 'page'
      : caller.kind

/** A test may also show an `sk_test_` key of the realm. */
const testerOf = ({ caller, credential }: Identity): Tester | undefined =>
  caller.kind === 'merchant' && credential?.prefix === secretKeyPrefix
    ? { kind: 'sandbox', realm: caller.realm }
    : undefined

/** Browsers tell where a request comes from, and let no page say otherwise. */
const isFromBankPage = (bank: Kernel, incoming: Incoming): boolean => {
  const site = incoming.header('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = incoming.header('origin')
  return origin === null ? site !== null : origin === bank.origin
}

/** Calls inside the process have no address. A page elsewhere that reaches for this machine tells its origin. */
const isFromThisMachine = (
  bank: Kernel,
  incoming: Incoming,
  remoteAddress: string | undefined,
): boolean => {
  const origin = incoming.header('origin')
  if (origin !== null && origin !== bank.origin) return false
  if (remoteAddress === undefined) return true
  const address = remoteAddress.replace(/^::ffff:/, '')
  return (address === '::1' || address.startsWith('127.')) && isLoopbackHost(incoming.url.hostname)
}
