import { replaceBankKeys } from '../../apps/bank-keys.ts'
import { renewDataKeys } from '../../kernel/data-keys.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/** What is in use from now on. */
export interface Rotated {
  dataKeyVersion: number
  signingKeyId: string
  encryptionKeyId: string
}

/**
 * Brings new keys into use: for sealing data, for signing answers, and for callers to seal to. The old ones go on
 * for what was made with them, so nobody has to stop: `rewrap` then seals the data anew.
 */
export const rotateKeys = async (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall'>,
): Promise<Rotated> => {
  const dataKeyVersion = await renewDataKeys(bank)
  const { sig, enc } = await replaceBankKeys(bank)
  return { dataKeyVersion, signingKeyId: sig, encryptionKeyId: enc }
}
