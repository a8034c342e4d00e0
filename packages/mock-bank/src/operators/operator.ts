import type { OperatorRole } from '@qiantang/sdk/contract'

import type { Operator as Caller } from '../apps/caller.ts'

/** Somebody who works at the console. */
export interface Operator {
  id: string
  realmId: string
  /** The one merchant they work for; null: the bank itself. */
  appId: string | null
  name: string
  role: OperatorRole
}

/** Who acts, as rooms need it. */
export type Acting = Pick<Caller, 'realm' | 'operator' | 'network'>
