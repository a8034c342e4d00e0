import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { outliveNobody } from '../../scripts/run.ts'
import type { Load, Run, Work } from './contender.ts'
import { serverCpuMs } from './cpu.ts'
import type { Answer, Call, Calls } from './serve.ts'

/** A contender in a process of its own. */
export interface Hired {
  /** What it told of itself. */
  about: unknown
  prepare(wanted: unknown): Promise<unknown>
  run(load: Load): Promise<Run>
  check(): Promise<void>
  /** Processor time its process has used. */
  cpuMs(): Promise<number>
  /** What the process holds after everything that can be freed was, in bytes. */
  heapAfterGc(): Promise<number>
  close(): Promise<void>
}

/**
 * Starts a contender's file in a process of its own, so that nobody's garbage, warm code or waiting
 * callbacks are in another one's figures.
 */
export const hire = async (
  file: string,
  options: object,
  { serverPid, flags = [] }: { serverPid?: number | undefined; flags?: string[] } = {},
): Promise<Hired> => {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child = fork(path, [JSON.stringify(options)], {
    // The nursery is as large as the bank's own command makes it, for every contender.
    execArgv: ['--conditions=source', '--expose-gc', '--max-semi-space-size=64', ...flags],
    serialization: 'json',
  })
  outliveNobody(child)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let ended: Error | undefined

  child.on('message', ({ id, value, error }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(`${file}: ${error}`))
  })
  child.on('exit', (code, signal) => {
    ended = new Error(`${file} ended with ${code ?? signal}.`)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  })

  const ask = <Name extends keyof Calls>(
    call: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>> => {
    if (ended) return Promise.reject(ended)
    const asked = Promise.withResolvers<unknown>()
    waiting.set(++lastId, asked)
    child.send({ id: lastId, call, args } satisfies Call)
    return asked.promise as Promise<Awaited<ReturnType<Calls[Name]>>>
  }

  const about = await ask('open')
  return {
    about,
    prepare: (wanted) => ask('prepare', wanted),
    run: async (load) => {
      const before = serverPid === undefined ? null : serverCpuMs(serverPid)
      const { cpuMs, ...work } = await ask('run', load)
      const after = serverPid === undefined ? null : serverCpuMs(serverPid)
      const each = (ms: number, { done }: Work) => (ms * 1000) / done
      return {
        ...work,
        clientCpuUs: each(cpuMs, work),
        serverCpuUs: before === null || after === null ? null : each(after - before, work),
      }
    },
    check: () => ask('check'),
    cpuMs: () => ask('cpuMs'),
    heapAfterGc: () => ask('heapAfterGc'),
    close: async () => {
      await ask('close')
      const exit = once(child, 'exit')
      child.disconnect()
      await exit
    },
  }
}
