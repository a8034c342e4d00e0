import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'

import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** Signs for the bank with Ed25519, under a key of `GET /v1/keys`. */
export interface BankSigner {
  keyId: string
  sign(data: string): Uint8Array<ArrayBuffer>
}

interface Row {
  id: string
  publicKey: string
  sealedPrivateKey: string
}

/** The bank's active key; made when there is none yet. */
export const loadSigner = async (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>,
): Promise<BankSigner> => {
  const { id, sealedPrivateKey } = (await activeKey(bank)) ?? (await makeKey(bank))
  const key = createPrivateKey(unseal(bank, id, sealedPrivateKey))
  return { keyId: id, sign: (data) => new Uint8Array(sign(null, Buffer.from(data), key)) }
}

/** The first thing a bank unseals: with another master key than before, nothing in its database can be read. */
const unseal = ({ vault }: Pick<Kernel, 'vault'>, id: string, sealed: string): string => {
  try {
    return vault.open('bank', placeOf(id), sealed)
  } catch (error) {
    throw new Error('This database was made with another master key.', { cause: error })
  }
}

/** The bank's public keys as a JWKS: the active one and those retired before it. */
export const listBankKeys = async (bank: Pick<Kernel, 'sql'>) => {
  const rows = await bank.sql<Row[]>`
    select id, public_key from bank_keys order by recorded_at desc limit 10`
  return rows.map(({ id, publicKey }) => ({ ...jwkOf(createPublicKey(publicKey)), kid: id }))
}

const jwkOf = (key: KeyObject) => {
  const { kty, crv, x } = key.export({ format: 'jwk' })
  return { kty: kty ?? fault('A key without a type.'), crv, x, use: 'sig', alg: 'EdDSA' }
}

const activeKey = async (bank: Pick<Kernel, 'sql'>): Promise<Row | undefined> => {
  const [row] = await bank.sql<Row[]>`
    select id, public_key, sealed_private_key from bank_keys where retired_at is null`
  return row
}

const makeKey = async (bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>): Promise<Row> => {
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const id = newId('key', 0, 0, bank.wall())
  const row = {
    id,
    publicKey: pair.publicKey,
    sealedPrivateKey: bank.vault.seal('bank', placeOf(id), pair.privateKey),
  }
  await bank.sql`insert into bank_keys ${bank.sql(row)} on conflict do nothing`
  // Another process of the same bank may have been first.
  return (await activeKey(bank)) ?? fault('The bank has no key.')
}

const placeOf = (id: string): string => `bank_keys.private_key:${id}`
