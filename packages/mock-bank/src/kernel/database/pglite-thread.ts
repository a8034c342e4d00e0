import { Worker } from 'node:worker_threads'

export type WorkerStart = { readonly dataDir?: string; readonly dump?: Uint8Array<ArrayBuffer> }
export type WorkerRequest = { readonly id: number } & (
  | { readonly kind: 'protocol'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'dump' | 'close' }
)
export type WorkerAnswer = {
  readonly id: number
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly error?: string
}

type Waiting = { resolve: (bytes: Uint8Array<ArrayBuffer>) => void; reject: (error: Error) => void }

/** A PGlite database on a thread of its own, spoken to in PostgreSQL's wire protocol. */
export type PgliteThread = {
  /** Sends protocol messages and answers with what the server says to them. */
  exchange(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>
  /** The whole data folder as a tar file. */
  dump(): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

// The same file is TypeScript in the workspace and JavaScript in the published package.
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './pglite-worker.ts' : './pglite-worker.js',
  import.meta.url,
)

export const startPglite = async (start: WorkerStart): Promise<PgliteThread> => {
  const worker = new Worker(workerUrl, { workerData: start, name: 'pglite', execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Error | undefined

  const end = (reason: Error) => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The embedded database has stopped.')))
  worker.on('message', ({ id, bytes, error }: WorkerAnswer) => {
    const caller = waiting.get(id)
    waiting.delete(id)
    // An open database alone does not keep a process alive, only a question it still owes an answer to.
    if (waiting.size === 0) worker.unref()
    if (error === undefined) caller?.resolve(bytes ?? new Uint8Array())
    else caller?.reject(new Error(error))
  })

  const ready = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }))
  const ask = (request: WorkerRequest, transfer: ArrayBuffer[] = []) =>
    new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      if (ended) return reject(ended)
      waiting.set(request.id, { resolve, reject })
      worker.ref()
      worker.postMessage(request, transfer)
    })

  await ready

  return {
    exchange: (bytes) => {
      const own = new Uint8Array(bytes)
      return ask({ id: ++lastId, kind: 'protocol', bytes: own }, [own.buffer])
    },
    dump: () => ask({ id: ++lastId, kind: 'dump' }),
    close: async () => {
      await ask({ id: ++lastId, kind: 'close' })
      await worker.terminate()
    },
  }
}
