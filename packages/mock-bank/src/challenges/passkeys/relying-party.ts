import { isIP } from 'node:net'

import type { Kernel } from '../../kernel/kernel.ts'

/** The bank as devices know it: the name of its domain. An address of numbers is none, and has no passkeys. */
export const domainOf = ({ origin }: Pick<Kernel, 'origin'>): string | null => {
  const { hostname } = new URL(origin)
  // An IPv6 address stands in brackets.
  return isIP(hostname) === 0 && !hostname.startsWith('[') ? hostname : null
}

export const relyingParty = (bank: Pick<Kernel, 'origin'>) => ({
  id: domainOf(bank) ?? new URL(bank.origin).hostname,
  name: '钱塘银行',
})

/** How long a device may take, in milliseconds. */
export const deviceMs = 300_000
