import { PGlite } from '@electric-sql/pglite'
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerAnswer, WorkerRequest, WorkerStart } from './pglite-thread.ts'

// PGlite answers while it holds the thread it runs on, so it gets one of its own.
const { dataDir, dump } = workerData as WorkerStart
const port = parentPort!
const answer = (message: WorkerAnswer, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer)

const database = await PGlite.create({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(dump === undefined ? {} : { loadDataDir: new Blob([dump]) }),
  username: 'postgres',
  database: 'postgres',
  initDbStartParams: ['--wal-segsize=1'],
})

const perform = async (request: WorkerRequest): Promise<Uint8Array | undefined> => {
  if (request.kind === 'protocol') return database.execProtocolRaw(request.bytes)
  if (request.kind === 'dump')
    return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())
  await database.close()
  return undefined
}

let last = Promise.resolve()
port.on('message', (request: WorkerRequest) => {
  last = last.then(async () => {
    try {
      const bytes = await perform(request)
      // A copy of its own: the memory behind the answer belongs to the database.
      const own = bytes === undefined ? undefined : new Uint8Array(bytes)
      answer(
        { id: request.id, ...(own === undefined ? {} : { bytes: own }) },
        own ? [own.buffer] : [],
      )
    } catch (error) {
      answer({ id: request.id, error: error instanceof Error ? error.message : String(error) })
    }
  })
})
answer({ id: 0 })
