import { createPrivateKey, createPublicKey } from 'node:crypto'

import { type CardNetwork, connectCardNetwork } from '../cards/network/index.ts'
import { fault } from '../kernel/errors.ts'
import type { BankOptions } from './options.ts'

/** The line to the card network, or a dead one: then nobody knows anything about any card. */
export const cardLine = (
  { cardNetwork, simulatorsUrl }: BankOptions,
  { fetch, wall }: { fetch: typeof globalThis.fetch; wall: () => Date },
): CardNetwork => {
  if (!cardNetwork) return deadLine
  const { privateKey, networkPublicKey } = cardNetwork
  return connectCardNetwork({
    timeoutMs: 10_000,
    fetch,
    now: wall,
    baseUrl: (realmId) =>
      `${simulatorsUrl ?? fault('A card network needs a baseUrl or simulatorsUrl.')}/${realmId}`,
    ...cardNetwork,
    privateKey: typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey,
    networkPublicKey:
      typeof networkPublicKey === 'string' ? createPublicKey(networkPublicKey) : networkPublicKey,
  })
}

const unknown = async () => ({ outcome: 'unknown' }) as const

const deadLine: CardNetwork = {
  verify: unknown,
  collect: unknown,
  payOut: unknown,
  query: unknown,
}
