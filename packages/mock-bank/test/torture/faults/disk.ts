import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Cluster } from '../../../../../scripts/postgres.ts'
import type { Fault } from '../scene.ts'
import { processesOf, startAgain } from './processes.ts'

/** What the system says of itself when asked, or that it can't be asked. */
const tried = (file: string, ...args: string[]): { ok: boolean; said: string } => {
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' })
  return { ok: status === 0, said: (error?.message ?? stderr ?? '').trim() }
}

export const failingSync: Fault = {
  name: 'fsync',
  claim: 'the disk fails to keep what it was told to keep (fsync answers EIO)',
  missing: async () => {
    const found = tried('strace', '-o', '/dev/null', '-e', 'trace=none', 'true')
    return found.ok ? undefined : `strace: ${found.said}`
  },
  strike: async ({ cluster }) => {
    const before = cluster.saidSoFar()
    const gaveUp = () => cluster.saidSince(before).includes('PANIC:')
    const skipped = 1 + Math.floor(Math.random() * 20)
    const traced = processesOf(cluster.pid).flatMap((pid) => ['-p', String(pid)])
    const inject = `fsync,fdatasync:error=EIO:when=${skipped}+`
    const strace = spawn(
      'strace',
      ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-e', `inject=${inject}`, ...traced],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    let injected = 0
    strace.stderr.setEncoding('utf8')
    strace.stderr.on('data', (text: string) => (injected += text.split('(INJECTED)').length - 1))
    const ended = once(strace, 'exit')
    for (let waited = 0; !gaveUp() && waited < 200; waited++) await sleep(20)
    strace.kill('SIGINT')
    await ended
    await ensureRuns(cluster)
    return injected > 0 && gaveUp() ? `${injected} syncs failed, PostgreSQL gave up` : ''
  },
}

const sizeOfDisk = '320m'

export const fullDisk: Fault = {
  name: 'disk-full',
  claim: 'the disk is full for a while',
  missing: async () => {
    const place = mkdtempSync(join(tmpdir(), 'qiantang-disk-'))
    const found = tried('mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', place)
    if (found.ok) tried('umount', place)
    rmSync(place, { recursive: true })
    return found.ok ? undefined : `mount: ${found.said}`
  },
  surroundings: async () => {
    const place = mkdtempSync(join(tmpdir(), 'qiantang-disk-'))
    const options = `size=${sizeOfDisk},mode=0777`
    const mounted = tried('mount', '-t', 'tmpfs', '-o', options, 'none', place)
    if (!mounted.ok) throw new Error(`No disk could be made. ${mounted.said}`)
    const unmount = () => tried('umount', '-l', place)
    process.once('exit', unmount)
    return {
      below: place,
      // Small segments, and few of them kept, so that a full disk is felt at once.
      initdb: ['--wal-segsize=1'],
      settings: { min_wal_size: '4MB', max_wal_size: '24MB', wal_recycle: 'off' },
      remove: async () => {
        process.off('exit', unmount)
        for (let tries = 0; tries < 50 && !tried('umount', place).ok; tries++) await sleep(100)
        rmSync(place, { recursive: true, force: true })
      },
    }
  },
  strike: async ({ cluster, place }) => {
    const before = cluster.saidSoFar()
    const complaints = () => cluster.saidSince(before).split('No space left on device').length - 1
    const ballast = join(place, 'ballast')
    const filling = setInterval(() => fill(ballast), 20)
    fill(ballast)
    for (let waited = 0; complaints() === 0 && waited < 250; waited++) await sleep(20)
    await sleep(Math.random() * 1000)
    clearInterval(filling)
    rmSync(ballast, { force: true })
    await ensureRuns(cluster)
    const heard = complaints()
    return heard > 0 ? `PostgreSQL met a full disk ${heard} times` : ''
  },
}

const piece = Buffer.alloc(64 * 1024)

/** Takes what is left of a disk, to the last byte. */
const fill = (file: string): void => {
  const open = openSync(file, 'a')
  try {
    for (;;) writeSync(open, piece)
  } catch {
    // It is full.
  } finally {
    closeSync(open)
  }
}

/** It may have recovered by itself, or given up. */
const ensureRuns = async (cluster: Cluster): Promise<void> => {
  const deadline = performance.now() + 60_000
  while (!(await answers(cluster.url))) {
    if (performance.now() > deadline) throw new Error('PostgreSQL did not recover.')
    if (!isAlive(cluster.pid)) await startAgain(cluster)
    await sleep(100)
  }
}

const answers = async (url: string): Promise<boolean> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
