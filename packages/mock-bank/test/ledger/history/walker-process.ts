// One of several banks that write the same books: walks through them over a connection that breaks now and then.
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../../src/kernel/database/index.ts'
import { openLedger } from '../../../src/ledger/index.ts'
import type { Cast } from '../walk/cast.ts'
import type { Counted } from '../walk/tally.ts'
import { doorOf } from './door.ts'
import { optionsOfProgram, say } from '../../processes.ts'
import { startWire } from '../../torture/wire.ts'
import { walkAlong } from './walk-along.ts'

export type WalkerOptions = {
  readonly url: string
  readonly cast: Cast
  readonly seed: number
  readonly steps: number
  readonly clients: number
  readonly file: string
  /** How long, on average, a connection lives between two that are cut. */
  readonly cutEveryMs: number
}

/** What a walker says when it is done. */
export type WalkerReport = { readonly tally: Counted; readonly cuts: number }

const { url, steps, cutEveryMs, ...walk } = optionsOfProgram() as WalkerOptions
const wire = await startWire(url)
const database = await openDatabase({ url: wire.url })
const ledger = await openLedger(database)

let walking = true
const cut = async () => {
  for (; walking; await sleep(cutEveryMs * 2 * Math.random())) wire.cutOne()
}
const cutting = cut()
const tally = await walkAlong(
  { ...walk, goesOn: (taken) => taken < steps },
  doorOf(ledger, database.sql),
)
walking = false
await cutting

await ledger.close()
await database.close()
await wire.close()
const report: WalkerReport = { tally: tally.toJSON(), cuts: wire.cuts }
say(report)
process.disconnect()
