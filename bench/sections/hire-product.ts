import { type Hired, hire } from '../harness/hire.ts'
import type { BenchServer } from '../harness/server.ts'
import type { BenchOptions } from '../options.ts'
import type { LedgerOptions } from '../product/ledger.ts'

/** The product's ledger in a process of its own, on a database of its own or on PGlite. */
export const hireLedger = (
  options: BenchOptions,
  contender: LedgerOptions,
  server?: BenchServer,
): Promise<Hired> =>
  hire('product/ledger.ts', withLanes(options, contender), {
    serverPid: server?.pid,
    flags: profileFlags(options),
  })

const withLanes = ({ lanes }: BenchOptions, contender: LedgerOptions): LedgerOptions =>
  contender.url === undefined ? contender : { ...contender, lanes }

const profileFlags = ({ profile }: BenchOptions): string[] =>
  profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
