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
  counterparty: counterpartyIn(line, locale),
  note: textIn(line.facts, 'note'),
  resourceId: line.movementId ?? '',
  at: toTimestamp(line.at),
})

/**
 * The facts of a movement say who the money came from or went to, as one name or as one in each language. Where
 * both are customers, who gets it is told who sent it.
 */
const counterpartyIn = (
  { facts, direction }: Pick<StatementLine, 'facts' | 'direction'>,
  locale: Locale,
): string => {
  const sender = direction === 'in' ? fieldOf(facts, 'sender') : undefined
  const told = sender ?? fieldOf(facts, 'counterparty')
  const text = typeof told === 'string' ? told : fieldOf(told, locale)
  return typeof text === 'string' ? text : ''
}

const textIn = (facts: Json, name: string): string | null => {
  const text = fieldOf(facts, name)
  return typeof text === 'string' ? text : null
}

const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined
