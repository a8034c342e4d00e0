import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** PEM. */
export interface KeyPair {
  publicKey: string
  privateKey: string
}

/** The keys by which the bank and the simulated card network know each other. */
export interface NetworkKeys {
  bank: KeyPair
  network: KeyPair
}

const makePair = promisify(generateKeyPair)

export async function makeNetworkKeys(): Promise<NetworkKeys> {
  const [bank, network] = await Promise.all([makeKeyPair(), makeKeyPair()])
  return { bank, network }
}

const makeKeyPair = (): Promise<KeyPair> =>
  makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
