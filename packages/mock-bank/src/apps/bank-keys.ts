import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

import type { Tx } from '../kernel/database/index.ts'
import { fault } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** What a pair is for: signing the bank's answers, or opening what callers have sealed. */
export type KeyUse = 'sig' | 'enc'

type Keys = Pick<Kernel, 'sql' | 'vault' | 'wall'>

interface Row {
  id: string
  use: KeyUse
  publicKey: string
  sealedPrivateKey: string
}

/** One of the bank's own pairs, by the id callers see. */
export interface BankKey {
  id: string
  privateKey: KeyObject
}

/** How long what was sealed to a retired key can still be opened. */
const overlapSeconds = 7 * 86_400

/** The pair in use; made when there is none yet. */
export const activeKey = async (bank: Keys, use: KeyUse): Promise<BankKey> =>
  opened(bank, (await selectActive(bank, use)) ?? (await makeFirst(bank, use)))

/** The pair that opens what was sealed to this key, if it is not too long retired. */
export const sealingKey = async (bank: Keys, id: string): Promise<BankKey | undefined> => {
  const since = new Date(bank.wall().getTime() - overlapSeconds * 1000)
  const [row] = await bank.sql<Row[]>`
    select * from bank_keys
    where id = ${id} and use = 'enc' and (retired_at is null or retired_at > ${since})`
  return row && opened(bank, row)
}

/**
 * The bank's public keys as a JWKS: what its answers were signed with, newest first, and the one key to
 * seal to.
 */
export const listBankKeys = async (bank: Pick<Kernel, 'sql'>) => {
  const rows = await bank.sql<Row[]>`
    select id, use, public_key from bank_keys
    where use = 'sig' or retired_at is null
    order by recorded_at desc, id desc limit 20`
  return rows.map(({ id, use, publicKey }) => ({
    ...jwkOf(createPublicKey(publicKey)),
    ...{ kid: id, use, alg: use === 'sig' ? 'EdDSA' : 'ECDH-ES' },
  }))
}

/** Puts new pairs in the place of those in use. Answers the new ids. */
export const replaceBankKeys = (bank: Keys): Promise<Record<KeyUse, string>> =>
  bank.sql.begin(async (tx) => {
    const at = bank.wall()
    await tx`update bank_keys set retired_at = ${at} where retired_at is null`
    return { sig: await insert(bank, tx, 'sig'), enc: await insert(bank, tx, 'enc') }
  })

const jwkOf = (key: KeyObject) => {
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  return { kty: kty ?? fault('A key without a type.'), crv, x, ...(y !== undefined && { y }) }
}

/** The first thing a bank unseals: with another master key than before, nothing in its database can be read. */
const opened = ({ vault }: Keys, { id, sealedPrivateKey }: Row): BankKey => {
  try {
    return { id, privateKey: createPrivateKey(vault.open('bank', placeOf(id), sealedPrivateKey)) }
  } catch (error) {
    throw new Error('This database was made with another master key.', { cause: error })
  }
}

const selectActive = async ({ sql }: Keys, use: KeyUse): Promise<Row | undefined> => {
  const [row] = await sql<Row[]>`select * from bank_keys where use = ${use} and retired_at is null`
  return row
}

const makeFirst = async (bank: Keys, use: KeyUse): Promise<Row> => {
  await bank.sql.begin((tx) => insert(bank, tx, use))
  // Another process of the same bank may have been first.
  return (await selectActive(bank, use)) ?? fault('The bank has no key.')
}

const insert = async ({ vault, wall }: Keys, tx: Tx, use: KeyUse): Promise<string> => {
  const { publicKey, privateKey } = newPair(use)
  const id = newId('key', 0, 0, wall())
  const sealedPrivateKey = vault.seal('bank', placeOf(id), privateKey)
  await tx`
    insert into bank_keys ${tx({ id, use, publicKey, sealedPrivateKey })} on conflict do nothing`
  return id
}

const newPair = (use: KeyUse) => {
  const { publicKey, privateKey } =
    use === 'sig'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const placeOf = (id: string): string => `bank_keys.private_key:${id}`
