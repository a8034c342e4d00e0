import { hash } from 'node:crypto'
import { uuidIn } from '../kernel/ids.ts'

/**
 * The ledger's id of one step of a resource, the same at every attempt. It begins with the
 * resource's own time, so that history lies in the order it was made.
 */
export const transferIdOf = (step: string, resourceId: string): string => {
  const time = uuidIn(resourceId).slice(0, 13)
  const hex = hash('sha256', `${step.length}:${step}${resourceId}`)
  const variant = '89ab'[Number.parseInt(hex[3]!, 16) & 3]
  return `${time}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
