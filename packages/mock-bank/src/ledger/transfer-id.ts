import { hash } from 'node:crypto'
import { uuidIn } from '../kernel/ids.ts'

/**
 * The ledger's id of one step of a resource, the same at every attempt. It begins with the
 * resource's own time, so that history lies in the order it was made.
 */
export const transferIdOf = (step: string, resourceId: string): string =>
  idAt(uuidIn(resourceId).slice(0, 13), `${step.length}:${step}${resourceId}`)

/** The id of the one transfer that may take another one back. */
export const reversalIdOf = (transferId: string): string =>
  idAt(transferId.slice(0, 13), `reversal:${transferId}`)

/** A version 7 UUID of a known time, whose other bits a name decides. */
const idAt = (time: string, name: string): string => {
  const hex = hash('sha256', name)
  const variant = '89ab'[Number.parseInt(hex[3]!, 16) & 3]
  return `${time}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
