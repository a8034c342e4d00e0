import { z } from 'zod'

import { Reference } from './ids.ts'

/** One page of a list. `nextCursor` is null on the last one. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** Query values arrive as text: a number is its digits and nothing else. */
const Limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'Expected a whole number from 1 to 100.')
  .transform(Number)
  .pipe(z.int().min(1).max(100))

/** How a list is asked for. */
export const pageQuery = {
  limit: Limit.optional().describe('1 to 100, default 20.'),
  cursor: z.string().max(512).optional().describe('`nextCursor` of the page before.'),
}

export const PageQuery = z.strictObject(pageQuery)

/** Of a list of things that may carry the merchant's own number. */
export const ReferenceQuery = z.strictObject({
  ...pageQuery,
  reference: Reference.optional().describe('Only the one with this number of the merchant’s.'),
})
