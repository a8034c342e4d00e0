import { createPrivateKey, createPublicKey } from 'node:crypto'

import type { Line } from '../cards/network/exchange.ts'
import { type CardNetwork, connectCardNetwork } from '../cards/network/index.ts'
import { fault } from '../kernel/errors.ts'
import type { BankOptions } from './options.ts'

/** The line to the card network, or a dead one: then nobody knows anything about any card. */
export const cardLine = (
  options: BankOptions,
  { fetch, wall }: { fetch: typeof globalThis.fetch; wall: () => Date },
): CardNetwork => {
  const line = networkLine(options, fetch)
  return line ? connectCardNetwork({ ...line, now: wall }) : deadLine
}

/** The line to UnionPay's gateway, over which cards are verified and moved, and payers pay by it. */
export const networkLine = (
  { cardNetwork, simulatorsUrl }: BankOptions,
  fetch: typeof globalThis.fetch,
): Line | undefined => {
  if (!cardNetwork) return undefined
  const { privateKey, networkPublicKey } = cardNetwork
  return {
    timeoutMs: 10_000,
    fetch,
    baseUrl: (realmId) =>
      `${simulatorsUrl ?? fault('A card network needs a baseUrl or simulatorsUrl.')}/${realmId}`,
    ...cardNetwork,
    privateKey: typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey,
    networkPublicKey:
      typeof networkPublicKey === 'string' ? createPublicKey(networkPublicKey) : networkPublicKey,
  }
}

const unknown = async () => ({ outcome: 'unknown' }) as const

const deadLine: CardNetwork = {
  verify: unknown,
  collect: unknown,
  payOut: unknown,
  query: unknown,
}
