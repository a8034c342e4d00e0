import { type BankOptions, createBank as openBank, type QiantangBank } from './bank.ts'

export type { BankOptions, CardNetworkOptions, ChannelOptions, QiantangBank } from './bank.ts'

/**
 * Opens a bank.
 *
 * @example
 * const bank = await createBank({ dataDir: 'memory' })
 * const answer = await bank.fetch(new Request('http://localhost:4000/v1/keys'))
 */
export const createBank = (options: BankOptions = {}): Promise<QiantangBank> => openBank(options)
