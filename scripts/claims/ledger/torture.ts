import type { Claim } from '../../claims.ts'
import { bankTests } from '../../proof/bank-tests.ts'
import { bankTestsOnPostgres } from '../../proof/on-postgres.ts'
import { torture } from '../../proof/torture.ts'

const held = 'what was acknowledged is there once, nothing twice, every promise of the books kept'
const everyTest = 'every test passes'
const commands = 200_000

export const tortureClaims: Claim[] = [
  {
    claim:
      'Random commands, one after another, on 1 and 8 lanes, with repeats and lost connections: books and model are equal at every step',
    bound: `at least ${commands.toLocaleString('en')} commands, of each kind 40 to 70 % allowed`,
    measure: () =>
      bankTestsOnPostgres({
        files: ['test/ledger/model.test.ts'],
        env: { MODEL_STEPS: String(commands) },
        shows: /^\d+ asked/,
      }),
  },
  {
    claim:
      'Random commands of four banks at once, each a process over a line that is cut, on 1 and 8 lanes: done again by the model in the order of each lane, all is equal',
    bound: `at least ${commands.toLocaleString('en')} commands, of each kind 40 to 70 % allowed`,
    measure: () =>
      bankTestsOnPostgres({
        files: ['test/ledger/concurrent-model.test.ts'],
        env: { HISTORY_STEPS: String(commands) },
        shows: /^Seed \d+/,
      }),
  },
  {
    claim: 'Whoever judges a history finds it bent in each way it could be',
    bound: everyTest,
    measure: () => bankTests('ledger/history.test'),
  },
  {
    claim:
      '64 clients of four processes race on one account, on 1 and 8 lanes of PostgreSQL: no overdraft, cap or limit is passed; of 100 captures and releases of a hold one happens',
    bound: everyTest,
    measure: () =>
      bankTestsOnPostgres({ files: ['test/ledger/race.test.ts'], env: { RACE_ROUNDS: '5' } }),
  },
  {
    claim: 'The same race on PGlite',
    bound: everyTest,
    measure: () => bankTests('ledger/race.test'),
  },
  {
    claim: 'Banks and PostgreSQL are killed at random moments under load, alone and together',
    bound: `50 rounds; ${held}`,
    measure: () => torture(50, 'bank', 'postgres', 'backend', 'everything'),
  },
  {
    claim: 'Syncs to the disk fail with EIO',
    bound: `5 rounds; ${held}`,
    measure: () => torture(5, 'fsync'),
  },
  {
    claim: 'The disk is full for a while',
    bound: `5 rounds; ${held}`,
    measure: () => torture(5, 'disk-full'),
  },
  {
    claim:
      'Lines to PostgreSQL are cut in the middle of answers, go silent and then dead, or are slow',
    bound: `9 rounds; ${held}`,
    measure: () => torture(9, 'cut', 'half-open', 'slow'),
  },
  {
    claim: 'The clock of bank and PostgreSQL jumps, mostly back',
    bound: `5 rounds; ${held}`,
    measure: () => torture(5, 'clock'),
  },
  {
    claim: 'A bank or PostgreSQL stands still for a while, and goes on as if nothing had been',
    bound: `4 rounds; ${held}`,
    measure: () => torture(4, 'pause'),
  },
  {
    claim: 'Over a lost connection every statement gets its own answer or none',
    bound: everyTest,
    measure: () => bankTestsOnPostgres({ files: ['test/database/lost-connection.test.ts'] }),
  },
  {
    claim:
      'Of two banks that work on the same jobs one is killed: the other takes over its leases, and nothing is done twice',
    bound: everyTest,
    measure: () => bankTestsOnPostgres({ files: ['test/jobs/elastic.test.ts'] }),
  },
  {
    claim:
      'Of what is remembered of apps at two levels nothing is older than 5 s, and a stampede of 1,000 misses is one read',
    bound: everyTest,
    measure: () => bankTests('apps/two-levels', 'kernel/cached'),
  },
  {
    claim:
      'Eight processes make a million ids each at the same time; a killed one goes on with new ones',
    bound: '8,000,000 ids, none twice',
    measure: () =>
      bankTestsOnPostgres({
        files: ['test/kernel/many-ids.test.ts'],
        env: { IDS_OF_PROCESS: '1000000' },
        shows: /\d ids, /,
      }),
  },
]
