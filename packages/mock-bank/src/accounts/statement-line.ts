import type { Locale, StatementLine as LineReply } from '@qiantang/sdk/contract'

import type { Json } from '../kernel/database/index.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { StatementLine } from '../ledger/index.ts'

/** One line of a statement. */
export const presentLine = (line: StatementLine, locale: Locale): LineReply => ({
  id: line.transferId,
  kind: line.kind,
  direction: line.direction,
  amount: line.amount,
  balanceAfter: line.balanceAfter,
  counterparty: counterpartyIn(line.facts, locale),
  resourceId: line.movementId ?? '',
  at: toTimestamp(line.at),
})

/** The facts of a movement say who the money came from or went to, as one name or as one in each language. */
const counterpartyIn = (facts: Json, locale: Locale): string => {
  const told = fieldOf(facts, 'counterparty')
  const text = typeof told === 'string' ? told : fieldOf(told, locale)
  return typeof text === 'string' ? text : ''
}

const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined
