import { QrError } from './qr-error.ts'

/** A data object of a merchant code. */
export interface DataObject {
  /** Two digits. */
  tag: string
  value: string
}

/** One as it was found. */
export interface Found extends DataObject {
  /** Its tag with those it lies in before it. */
  path: string
  /** Where it begins, in characters from the code's beginning. */
  offset: number
  /** The same of its value. */
  valueAt: number
}

/**
 * Reads `tag(2) length(2) value`, one after the other. Lengths count characters, of which one beyond the basic
 * plane is one (EMVCo MPM 3.2, 4.2).
 *
 * @throws {QrError}
 */
export const readObjects = (text: string, start = 0, parent = ''): Map<string, Found> => {
  const characters = [...text]
  const found = new Map<string, Found>()
  for (let place = 0; place < characters.length;) {
    const offset = start + place
    const head = characters.slice(place, place + 4).join('')
    const tag = head.slice(0, 2)
    const path = parent + tag
    if (!/^\d{4}$/.test(head))
      throw new QrError('not_this_kind', parent.slice(0, -1) || null, offset)
    const end = place + 4 + Number(head.slice(2))
    if (end === place + 4 || end > characters.length)
      throw new QrError('length_invalid', path, offset)
    if (found.has(tag)) throw new QrError('tag_duplicate', path, offset)
    const value = characters.slice(place + 4, end).join('')
    found.set(tag, { tag, value, path, offset, valueAt: offset + 4 })
    place = end
  }
  return found
}

/** @throws {QrError} */
export const writeObject = (tag: string, value: string): string => {
  const { length } = [...value]
  if (length === 0 || length > 99) throw new QrError('length_invalid', tag, 0)
  return `${tag}${String(length).padStart(2, '0')}${value}`
}
