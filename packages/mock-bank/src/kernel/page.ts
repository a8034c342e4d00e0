import { invalidField } from './errors.ts'

/** How a list is asked for. */
export interface PageQuery {
  limit?: number | undefined
  cursor?: string | undefined
}

/** Used where the caller names no limit. */
export const usualLimit = 20

/** Makes a page of rows of which one more was read than it holds. The cursor is the last row's place in the list. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => string | number,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return {
    items: shown.map(present),
    nextCursor: more ? cursorOf(placeOf(last)) : null,
  }
}

/** The cursor that stands for a place in a list. */
export const cursorOf = (place: string | number): string =>
  Buffer.from(String(place)).toString('base64url')

/** The place a cursor stands for, if it is one of this list's: `pattern` tells how places look. */
export const placeIn = (cursor: string | undefined, pattern: RegExp): string | undefined => {
  if (cursor === undefined) return undefined
  const place = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!pattern.test(place)) throw invalidField('query.cursor', 'Not a cursor of this list.')
  return place
}
