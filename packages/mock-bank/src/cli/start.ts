import { createBank } from '../bank.ts'
import { serveBank } from '../server/index.ts'
import { readStartOptions } from './start-options.ts'

export { startUsage } from './start-options.ts'

/** Opens the bank, serves it until the process is asked to end, and closes it in good order. */
export const start = async (args: string[]): Promise<void> => {
  const { bank: bankOptions, serve } = await readStartOptions(args)
  const bank = await createBank(bankOptions)
  try {
    const server = await serveBank(bank, serve)
    bank.start()
    process.stdout.write(`Qiantang Bank (${bank.mode}) answers on ${bank.origin}\n`)
    await endOfProcess()
    await server.close()
  } finally {
    await bank.close()
  }
}

/** Resolves at the first wish to end; the second one ends at once. */
const endOfProcess = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
