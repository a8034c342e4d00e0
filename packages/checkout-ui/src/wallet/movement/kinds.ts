import type { Account, Balance, TopUp, Withdrawal } from '@qiantang/sdk/contract'
import type { Client } from '../../api/client.ts'
import type { Speed } from './speed-choice.tsx'
import { me } from '../wallet-context.ts'

/** Money between the bound card and the e-account, whichever way. */
export type Movement = TopUp | Withdrawal

export interface Order {
  accountId: string
  amount: number
  /** Of a withdrawal. */
  speed?: Speed
}

interface MovementKind {
  view: 'top-up' | 'withdraw'
  create: (client: Client, order: Order, key: string) => Promise<Movement>
  read: (client: Client, id: string, signal: AbortSignal) => Promise<Movement>
  /** The most that can move now, in fen; nothing where only the card's bank knows. */
  most: (account: Account, balance: Balance) => number | undefined
}

export type KindName = 'topUp' | 'withdrawal'

/** The two ways money goes. All they differ in stands here and in the texts of that name. */
export const kinds: Record<KindName, MovementKind> = {
  topUp: {
    view: 'top-up',
    create: (client, { accountId, amount }, key) =>
      client.call('POST /v1/users/:userId/top-ups', {
        params: me,
        body: { accountId, amount },
        idempotencyKey: key,
      }),
    read: (client, topUpId, signal) =>
      client.call('GET /v1/users/:userId/top-ups/:topUpId', { params: { ...me, topUpId }, signal }),
    most: ({ balanceCap }, { total }) =>
      balanceCap === null ? undefined : Math.max(0, balanceCap - total),
  },
  withdrawal: {
    view: 'withdraw',
    create: (client, body, key) =>
      client.call('POST /v1/users/:userId/withdrawals', { params: me, body, idempotencyKey: key }),
    read: (client, withdrawalId, signal) =>
      client.call('GET /v1/users/:userId/withdrawals/:withdrawalId', {
        params: { ...me, withdrawalId },
        signal,
      }),
    most: (_, { available }) => Math.max(0, available),
  },
}

/** Which way a movement went, by its id. */
export const kindOf = (id: string): KindName => (id.startsWith('wdr_') ? 'withdrawal' : 'topUp')
