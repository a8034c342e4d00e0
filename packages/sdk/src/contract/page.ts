import { z } from 'zod'

/** One page of a list. `nextCursor` is null on the last one. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** How a list is asked for. Query values arrive as text. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).optional().describe('1 to 100, default 20.'),
  cursor: z.string().max(512).optional().describe('`nextCursor` of the page before.'),
}

export const PageQuery = z.strictObject(pageQuery)
