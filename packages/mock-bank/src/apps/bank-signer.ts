import { sign } from 'node:crypto'

import type { Kernel } from '../kernel/kernel.ts'
import { faultOf } from '../kernel/log.ts'
import { activeKey, type BankKey } from './bank-keys.ts'

/** Signs for the bank with Ed25519, under a key of `GET /v1/keys`. */
export interface BankSigner {
  keyId: string
  sign(data: string): Uint8Array
}

/** How soon a process notices that the key was rotated. The one before stays published, so nobody has to wait. */
const noticeMs = 5_000

/** Signs with the key in use. Looking for a new one keeps no answer waiting, and where that fails the old one stands. */
export const openSigner = async (
  bank: Pick<Kernel, 'sql' | 'vault' | 'wall' | 'log'>,
): Promise<() => BankSigner> => {
  let signer = signerWith(await activeKey(bank, 'sig'))
  let looked = performance.now()
  const look = async () => {
    try {
      const key = await activeKey(bank, 'sig')
      if (key.id !== signer.keyId) signer = signerWith(key)
    } catch (error) {
      bank.log.error('The key in use could not be read.', { fault: faultOf(error) })
    }
  }
  return () => {
    if (performance.now() - looked > noticeMs) {
      looked = performance.now()
      void look()
    }
    return signer
  }
}

const signerWith = ({ id, privateKey }: BankKey): BankSigner => ({
  keyId: id,
  sign: (data) => sign(null, Buffer.from(data), privateKey),
})
