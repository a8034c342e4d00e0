import { hash } from 'node:crypto'

import type { PasskeyCreation } from '@qiantang/sdk/contract'

import type { ChallengeBank } from '../challenges/index.ts'
import {
  deviceMs,
  keyAlgorithms,
  listPasskeys,
  referencesTo,
  relyingParty,
} from '../challenges/passkeys/index.ts'
import { type AppUser, customerIdOf, maskMobile, readCustomer } from '../customers/index.ts'
import { fault } from '../kernel/errors.ts'
import type { Registration } from './registration.ts'

/** What a page gives the device to make a new passkey with. */
export const passkeyCreation = async (
  bank: ChallengeBank,
  user: AppUser,
  registration: Registration,
): Promise<PasskeyCreation> => {
  const name = await nameOf(bank, user)
  return {
    challenge: creationHash(registration),
    rp: relyingParty(bank),
    user: { id: handleOf(bank, user), name, displayName: `${user.app.name} ${name}` },
    pubKeyCredParams: keyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: deviceMs,
    excludeCredentials: referencesTo(await listPasskeys(bank.sql, user)),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    attestation: 'none',
  }
}

/** What the device answers to, in base64url: for this registration and no other. */
export const creationHash = ({ id, appId, userId, nonce }: Registration): string =>
  hash(
    'sha256',
    `qiantang-passkey\n${nonce ?? fault('The PIN was not given.')}\n${JSON.stringify([id, appId, userId])}`,
    'base64url',
  )

/** How the device tells users of this bank apart: by nothing anyone could recognise them by. */
const handleOf = ({ vault }: ChallengeBank, { app, userId }: AppUser): string =>
  Buffer.from(vault.index('passkey-user', JSON.stringify([app.id, userId])), 'hex').toString(
    'base64url',
  )

/** How the device names the account to its user. */
const nameOf = async (bank: ChallengeBank, user: AppUser): Promise<string> => {
  const id = (await customerIdOf(bank.sql, user)) ?? fault('A passkey of nobody.')
  return maskMobile((await readCustomer(bank, bank.sql, id)).mobile)
}
