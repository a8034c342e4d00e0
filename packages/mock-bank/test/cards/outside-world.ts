import {
  connectCardNetwork,
  type CardNetworkConnection,
} from '../../src/cards/network/connect-card-network.ts'
import { createSimulators, type SimulatorOptions } from '../../simulators/index.ts'
import { bankKeys, certId, merId, networkKeys } from '../simulators/members.ts'

export const realm = 'rlm_TEST'
export const txnTime = '20260601100000'

let orders = 0
export const newOrder = () => `tup_${String((orders += 1)).padStart(26, '0')}`

interface WorldOptions {
  simulators?: Partial<SimulatorOptions>
  connection?: Partial<CardNetworkConnection>
}

/** The bank's connector wired to the simulated network, without a port between them. */
export function outsideWorld({ simulators = {}, connection = {} }: WorldOptions = {}) {
  const outside = createSimulators({
    networkPrivateKey: networkKeys.privatePem,
    members: { [merId]: bankKeys.publicPem },
    bankUrl: 'http://127.0.0.1:9',
    slowMs: 5,
    ...simulators,
  })
  const network = connectCardNetwork({
    baseUrl: (realmId) => `http://127.0.0.1:4010/${realmId}`,
    merId,
    certId,
    privateKey: bankKeys.privateKey,
    networkPublicKey: networkKeys.publicKey,
    fetch: outside.fetch,
    now: () => new Date('2026-06-01T02:00:00Z'),
    timeoutMs: 1_000,
    ...connection,
  })
  return { network, outside, booked: (realmId = realm) => bookings(outside.fetch, realmId) }
}

export interface Booking {
  orderId: string
  person: string
  card: string
  direction: 'collected' | 'paid_out'
  amount: number
}

/** What the cards' banks have booked, as anybody can ask them. */
async function bookings(outside: typeof fetch, realmId: string): Promise<Booking[]> {
  const answer = await outside(`http://127.0.0.1:4010/${realmId}/bookings`)
  const { items } = (await answer.json()) as { items: Booking[] }
  return items
}
