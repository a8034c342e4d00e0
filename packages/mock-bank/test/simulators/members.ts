import { generateKeyPairSync } from 'node:crypto'

const newKeys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    privateKey,
    publicKey,
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** The keys of one test file: the network's, the bank's and a stranger's. */
export const networkKeys = newKeys()
export const bankKeys = newKeys()
export const strangersKeys = newKeys()

export const merId = '777290058110048'
export const certId = '68759663125'
