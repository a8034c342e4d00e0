import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProgram } from '../processes.ts'
import type { IdsOptions } from './ids-process.ts'

// `npm test` makes some thousands in each process, `npm run prove -- ledger` a million.
const idsOfProcess = Number(process.env['IDS_OF_PROCESS'] ?? 20_000)
const processes = [0, 1, 2, 3, 4, 5, 6, 7]
const minutes = 60_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiantang-ids-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const make = (file: string, count: number) =>
  startProgram(new URL('./ids-process.ts', import.meta.url), { file, count } satisfies IdsOptions)

test(
  'eight processes that make ids at the same time make none twice',
  async () => {
    const files = processes.map((n) => join(folder, `${n}.ids`))
    const makers = files.map((file) => make(file, idsOfProcess))
    const ends = await Promise.all(makers.map(({ ended }) => ended))
    expect(ends).toEqual(processes.map(() => 0))

    const merged = mergeSorted(files)
    process.stdout.write(`${merged.count} ids, ${merged.doubles} twice\n`)
    expect(merged).toEqual({ count: processes.length * idsOfProcess, doubles: 0 })
  },
  10 * minutes,
)

test('a process that was killed and started again goes on with new ones, above its old ones', async () => {
  const file = join(folder, 'restarted.ids')
  const killed = make(file, 10_000_000)
  while ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < 16 * 8192) await sleep(5)
  killed.child.kill('SIGKILL')
  await killed.ended
  const before = statSync(file).size / 16
  expect(await make(file, 5_000).ended).toBe(0)

  expect(mergeSorted([file])).toEqual({ count: before + 5_000, doubles: 0 })
})

/** Ids of one process come in their order, so eight files are merged without keeping any of them. */
const mergeSorted = (files: readonly string[]): { count: number; doubles: number } => {
  const readers = files.map((file) => new IdReader(file))
  let count = 0
  let doubles = 0
  let last: Buffer | undefined
  for (;;) {
    const open = readers.filter(({ next }) => next)
    if (open.length === 0) break
    const lowest = open.reduce((a, b) => (a.next!.compare(b.next!) <= 0 ? a : b))
    if (last && lowest.next!.equals(last)) doubles++
    last = Buffer.from(lowest.next!)
    count++
    lowest.advance()
  }
  for (const reader of readers) reader.close()
  return { count, doubles }
}

class IdReader {
  readonly #file: number
  readonly #part = Buffer.alloc(16 * 8192)
  #length = 0
  #place = 0
  next: Buffer | undefined

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.advance()
  }

  /** @throws where one is not above the one before it. */
  advance(): void {
    const before = this.next && Buffer.from(this.next)
    if (this.#place === this.#length) {
      this.#length = readSync(this.#file, this.#part)
      this.#place = 0
    }
    this.next =
      this.#length === 0 ? undefined : this.#part.subarray(this.#place, (this.#place += 16))
    if (before && this.next && before.compare(this.next) >= 0)
      throw new Error(`${this.next.toString('hex')} came after ${before.toString('hex')}.`)
  }

  close(): void {
    closeSync(this.#file)
  }
}
