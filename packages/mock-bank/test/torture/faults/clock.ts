import { chmodSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Fault } from '../scene.ts'

const library = () =>
  globSync('/usr/lib/*/faketime/libfaketime.so.1').find((path) => existsSync(path))

let dial: string | undefined

export const jumpingClock: Fault = {
  name: 'clock',
  claim: 'the clock of bank and PostgreSQL jumps, mostly back',
  missing: async () => (library() ? undefined : 'libfaketime is not installed'),
  surroundings: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qiantang-clock-'))
    chmodSync(folder, 0o755)
    dial = join(folder, 'dial')
    writeFileSync(dial, '+0')
    const env = {
      LD_PRELOAD: library()!,
      FAKETIME_TIMESTAMP_FILE: dial,
      FAKETIME_NO_CACHE: '1',
      // Waiting goes on as ever: what jumps is what the clock shows.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    }
    return {
      ...{ serverEnv: env, bankEnv: env },
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  strike: async ({ url }) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    const shown = async () => {
      const [row] = await sql<{ now: Date }[]>`select clock_timestamp() as now`
      return row!.now.getTime()
    }
    const before = await shown()
    const hours = [-1, -30, -0.02, 0.5, -5][Math.floor(Math.random() * 5)]!
    writeFileSync(dial!, `${hours < 0 ? '' : '+'}${Math.round(hours * 3600)}`)
    await sleep(300)
    const jumped = Math.round(((await shown()) - before) / 60_000)
    await sleep(500)
    writeFileSync(dial!, '+0')
    await sql.end()
    return jumped !== 0 || hours === -0.02 ? `the clock jumped by ${hours} h and back` : ''
  },
}
