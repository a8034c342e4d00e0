import { compactDecrypt, type CompactJWEHeaderParameters, errors } from 'jose'
import type { z } from 'zod'

import { cached } from '../kernel/cached.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type BankKey, sealingKey } from './bank-keys.ts'

type Keys = Pick<Kernel, 'sql' | 'vault' | 'wall'>

const known = cached<BankKey>({ ttlMs: 60_000, most: 20 })

const algorithms = {
  keyManagementAlgorithms: ['ECDH-ES'],
  contentEncryptionAlgorithms: ['A256GCM'],
  maxDecompressedLength: 0,
}

/**
 * Opens what a page has sealed to the bank's key (compact JWE, ECDH-ES and A256GCM), of the type that the clear
 * field beside it has. What is wrong with it is told by its path, never by what it says.
 *
 * @throws {BankError} `encryption_key_unknown`, `invalid_field`
 */
export const openSealed = async <Type extends z.ZodType>(
  bank: Keys,
  path: string,
  sealed: string,
  type: Type,
): Promise<z.output<Type>> => {
  const { success, data, error } = type.safeParse(await decrypt(bank, path, sealed))
  if (success) return data
  throw new BankError(
    'invalid_field',
    {},
    error.issues.map((issue) => ({
      path: [path, ...issue.path].join('.'),
      code: 'invalid_field',
      message: issue.message,
    })),
  )
}

const decrypt = async (bank: Keys, path: string, sealed: string): Promise<unknown> => {
  try {
    const { plaintext } = await compactDecrypt(
      sealed,
      (header: CompactJWEHeaderParameters) => keyFor(bank, header),
      algorithms,
    )
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as unknown
  } catch (error) {
    if (error instanceof BankError) throw error
    if (
      error instanceof errors.JOSEError ||
      error instanceof SyntaxError ||
      error instanceof TypeError
    )
      throw invalidField(path, 'Not sealed to the bank’s key: compact JWE, ECDH-ES with A256GCM.')
    throw error
  }
}

const keyFor = async (bank: Keys, { kid }: CompactJWEHeaderParameters) => {
  const id = kid ?? ''
  const key = await known(bank).read(id, () => sealingKey(bank, id))
  if (!key) throw new BankError('encryption_key_unknown')
  return key.privateKey
}
