import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the time of some work. */
export const inFolder = async <Result>(work: (folder: string) => Promise<Result>) => {
  const folder = await mkdtemp(join(tmpdir(), 'qiantang-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
