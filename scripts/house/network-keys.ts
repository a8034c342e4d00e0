import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** PEM. */
export interface KeyPair {
  publicKey: string
  privateKey: string
}

/** Who has a pair of keys: the bank, the simulated card network, and each simulated company that payers pay through. */
const owners = ['bank', 'network', 'alipay', 'wechatPay'] as const

/** The keys by which the bank and the simulated world outside know each other. */
export type NetworkKeys = Record<(typeof owners)[number], KeyPair>

const makePair = promisify(generateKeyPair)

/** Makes the keys that are missing. */
export async function makeNetworkKeys(known: Partial<NetworkKeys> = {}): Promise<NetworkKeys> {
  const pairs = await Promise.all(
    owners.map(async (owner) => [owner, known[owner] ?? (await makeKeyPair())] as const),
  )
  // Every owner is among them.
  return Object.fromEntries(pairs) as NetworkKeys
}

const makeKeyPair = (): Promise<KeyPair> =>
  makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
