import { type Database, openDatabase } from '../../packages/mock-bank/src/kernel/database/index.ts'
import { type Ledger, openLedger, type Posting } from '../../packages/mock-bank/src/ledger/index.ts'

/** Where the product keeps its books: a server's database, or a folder for PGlite. */
export interface Books {
  url?: string
  dataDir?: string
  /** @default the product's own */
  lanes?: number
}

export interface OpenBooks {
  database: Database
  ledger: Ledger
}

export const openBooks = async ({ url, dataDir, lanes }: Books): Promise<OpenBooks> => {
  const database = await openDatabase({
    ...(url === undefined ? { dataDir: dataDir ?? 'memory' } : { url }),
    ...(lanes === undefined ? {} : { lanes }),
  })
  return { database, ledger: await openLedger(database) }
}

/** @throws where the ledger refuses: a payment that was not made may not be counted. */
export const mustPost = async (ledger: Ledger, posting: Posting): Promise<void> => {
  const outcome = await ledger.submit(posting)
  if (outcome.status !== 'posted') throw new Error(`Not posted: ${JSON.stringify(outcome)}`)
}
