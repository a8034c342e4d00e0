import type { App } from '../../apps/caller.ts'
import { isFramingOrigin, sourcesOf } from '../../apps/framing-origins.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/**
 * Whose page was around the bank's when a device signed, where that page may be there. Devices tell it of frames alone; what
 * another page was around of is no approval.
 */
export const pageAround = (
  bank: Pick<Kernel, 'mode'>,
  app: App,
  clientDataJson: string,
): string | undefined => {
  const { topOrigin } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8')) as {
    topOrigin?: unknown
  }
  const isAllowed =
    typeof topOrigin === 'string' && isFramingOrigin(sourcesOf(bank, app), topOrigin)
  return isAllowed ? topOrigin : undefined
}
