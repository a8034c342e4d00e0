import type { Route } from '@qiantang/sdk/contract'

import type { Anyone, Caller } from '../apps/caller.ts'
import type { Finders } from '../apps/finder.ts'
import type { Credential } from '../apps/page-tokens.ts'
import { BankError } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { hashSecret } from '../kernel/secrets.ts'
import { findOperator } from '../operators/index.ts'
import { findRealm } from '../realms/realms.ts'
import type { Incoming } from './incoming.ts'
import { sessionCookieIn } from './session-cookie.ts'
import { isSigned, type SignedRequest, verifyRequest } from './request-signature.ts'
import { targetUriOf } from './target-uri.ts'

/** Who calls, and by what they proved it. */
export interface Identity {
  caller: Caller
  credential: Credential | null
  signed: SignedRequest | null
}

export const nobody: Identity = {
  caller: { kind: 'public' } satisfies Anyone,
  credential: null,
  signed: null,
}

/**
 * Finds who calls from a signature, a bearer token or an operator's cookie; `nobody` where the request carries neither.
 *
 * @throws {BankError} `credentials_invalid`, `session_expired`, `signature_…`
 */
export const authenticate = async (
  bank: Kernel,
  finders: Finders,
  route: Route,
  incoming: Incoming,
  body: Uint8Array,
): Promise<Identity> => {
  const authorization = incoming.header('authorization')
  const signed = isSigned(incoming)
    ? await verifyRequest(bank, incoming, targetUriOf(bank, incoming), body)
    : null
  // Two claims of who calls are one too many.
  if (signed && authorization !== null) throw new BankError('credentials_invalid')
  if (signed) return bySignature(bank, signed)
  if (authorization === null) return byCookie(bank, route, incoming)
  const identity = await byToken(bank, finders, authorization)
  const wanted = incoming.header('qiantang-app')
  if (wanted !== null && !isOf(identity.caller, wanted)) throw new BankError('credentials_invalid')
  return identity
}

/** A page that names its app is told when it holds another app's token. */
const isOf = (caller: Caller, appId: string): boolean => 'app' in caller && caller.app.id === appId

const bySignature = async (bank: Kernel, signed: SignedRequest): Promise<Identity> => {
  const realm = await findRealm(bank, signed.app.realmId)
  if (!realm) throw new BankError('signature_invalid')
  return { caller: { kind: 'merchant', realm, app: signed.app }, credential: null, signed }
}

/** A browser sends its cookie along with everything, so it opens what is for operators and nothing else. */
const byCookie = async (bank: Kernel, route: Route, incoming: Incoming): Promise<Identity> => {
  const secret = route.callers.includes('operator') ? sessionCookieIn(bank, incoming) : undefined
  if (secret === undefined) return nobody
  const caller = await findOperator(bank, secret)
  if (!caller) throw new BankError('credentials_invalid')
  return { caller, credential: null, signed: null }
}

const bearer = /^Bearer ([A-Za-z0-9_-]{1,128})$/i

const byToken = async (
  bank: Kernel,
  finders: Finders,
  authorization: string,
): Promise<Identity> => {
  const token = bearer.exec(authorization)?.[1] ?? ''
  const prefix = Object.keys(finders).find((each) => token.startsWith(each))
  const credential = prefix === undefined ? null : { prefix, hash: hashSecret(token) }
  const caller = credential && (await finders[credential.prefix]?.(bank, credential.hash))
  if (!caller) throw new BankError('credentials_invalid')
  return { caller, credential, signed: null }
}
