import { createHash } from 'node:crypto'
import { uuidIn } from '../kernel/ids.ts'

/**
 * The ledger's id of one step of a resource, the same at every attempt. It begins with the
 * resource's own time, so that history lies in the order it was made.
 */
export const transferIdOf = (step: string, resourceId: string): string => {
  const time = uuidIn(resourceId).slice(0, 13)
  const hash = createHash('sha256').update(`${step.length}:${step}${resourceId}`).digest('hex')
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${time}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
