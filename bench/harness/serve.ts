import { getHeapStatistics } from 'node:v8'
import type { Contender, Load, Work } from './contender.ts'

/** What a hired process can be asked. */
export interface Calls {
  open(): Promise<unknown>
  prepare(wanted: unknown): Promise<unknown>
  run(load: Load): Promise<Work & { cpuMs: number }>
  check(): Promise<void>
  cpuMs(): Promise<number>
  heapAfterGc(): Promise<number>
  close(): Promise<void>
}

export interface Call {
  id: number
  call: keyof Calls
  args: unknown[]
}

export interface Answer {
  id: number
  value?: unknown
  error?: string
}

/** The other side of `hire`: opens the contender this process is for, and answers for it. */
export const serve = (open: (options: unknown) => Promise<Contender>): void => {
  const options: unknown = JSON.parse(process.argv[2] ?? '{}')
  let contender: Contender | undefined
  const opened = () => {
    if (!contender) throw new Error('It is not open.')
    return contender
  }

  const calls: Calls = {
    open: async () => {
      contender = await open(options)
      return contender.about
    },
    prepare: async (wanted) => opened().prepare?.(wanted),
    run: async (load) => {
      const before = cpuMs()
      const work = await opened().run(load)
      return { ...work, cpuMs: cpuMs() - before }
    },
    check: () => opened().check(),
    cpuMs: async () => cpuMs(),
    heapAfterGc: async () => {
      // Twice: what the first pass finalises, the second takes.
      for (let pass = 0; pass < 2; pass++) globalThis.gc?.()
      return getHeapStatistics().used_heap_size
    },
    close: () => opened().close(),
  }

  const cpuMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const answer = (message: Answer) => process.send?.(message)
  process.on('message', ({ id, call, args }: Call) => {
    const work = calls[call] as (...args: unknown[]) => Promise<unknown>
    work(...args).then(
      (value) => answer({ id, value }),
      (error: unknown) =>
        answer({
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    )
  })
  // Whoever hired us is gone.
  process.on('disconnect', () => process.exit())
}
