import type { WholeBank } from '../../packages/mock-bank/src/handlers/bank.ts'
import { newId, slotIn } from '../../packages/mock-bank/src/kernel/ids.ts'

/**
 * Writes open orders after the pattern of one that was made through the API. The bench pays tens of thousands
 * of them, and what it costs to make one is not what it measures.
 */
export const mintOrders = async (
  { sql, wall }: WholeBank,
  patternId: string,
  count: number,
): Promise<string[]> => {
  const slot = slotIn(patternId, 0)
  const ids = Array.from({ length: count }, () => newId('ord', slot, 0, wall()))
  await sql`
    insert into orders
    select minted.* from orders pattern, unnest(${ids}::text[]) minted_id,
      jsonb_populate_record(
        null::orders,
        to_jsonb(pattern) || jsonb_build_object('id', minted_id, 'reference', minted_id)) minted
    where pattern.id = ${patternId}`
  return ids
}
