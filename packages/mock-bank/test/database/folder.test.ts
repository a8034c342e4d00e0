import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from '../../src/kernel/database/folder-lock.ts'
import { openDatabase } from '../../src/kernel/database/index.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'qiantang-database-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const openInProcess = async (dataDir: string) => {
  const script = fileURLToPath(new URL('./holder.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=source', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('what was written is there when the folder is opened again', async () => {
  const dataDir = join(home, 'again')
  const first = await openDatabase({ dataDir, lanes: 2 })
  await first.sql`create table note (text text)`
  await first.sql`insert into note values ('钱塘')`
  await first.close()

  const second = await openDatabase({ dataDir })
  expect(second).toMatchObject({ engine: 'pglite', lanes: 2 })
  expect(await second.sql`select text from note`).toEqual([{ text: '钱塘' }])
  await second.close()
  await expect(openDatabase({ dataDir, lanes: 4 })).rejects.toThrow('created with 2 lanes')
})

test('a folder is open to one bank at a time, and free again when it closes', async () => {
  const dataDir = join(home, 'shared')
  const first = await openDatabase({ dataDir })

  await expect(openDatabase({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)

  await first.close()
  await (await openDatabase({ dataDir })).close()
})

test('another process is told who has the folder; when that one is killed, the folder is free', async () => {
  const dataDir = join(home, 'killed')
  const child = await openInProcess(dataDir)

  await expect(openDatabase({ dataDir })).rejects.toThrow(`in use by process ${child.pid}`)

  child.kill('SIGKILL')
  await once(child, 'exit')
  const database = await openDatabase({ dataDir })
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }])
  await database.close()
})

test('of many that find a dead owner exactly one takes over', async () => {
  const folder = join(home, 'contested')
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  const own = await lockFolder(folder)
  const holder: unknown = JSON.parse(await readFile(`${folder}.lock`, 'utf8'))
  await own.release()

  for (let round = 0; round < 10; round++) {
    const dead = { ...(holder as object), pid: child.pid, token: `dead ${round}` }
    await writeFile(`${folder}.lock`, JSON.stringify(dead))
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const winners = attempts.filter((attempt) => attempt.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    await winners[0]!.value.release()
  }
  expect((await readdir(home)).filter((name) => name.startsWith('contested'))).toEqual([])
})

test('a living process that was given a dead one’s number is not taken for it', async () => {
  const folder = join(home, 'reborn')
  const own = await lockFolder(folder)
  const holder = JSON.parse(await readFile(`${folder}.lock`, 'utf8')) as { birth: string }
  if (holder.birth === '') return await own.release() // Only Linux tells when a process began.

  await writeFile(`${folder}.lock`, JSON.stringify({ ...holder, birth: 'long ago' }))
  const next = await lockFolder(folder)
  await next.release()
})

test('a lock taken on another host is never stolen', async () => {
  const folder = join(home, 'elsewhere')
  const own = await lockFolder(folder)
  const holder = JSON.parse(await readFile(`${folder}.lock`, 'utf8')) as object
  await writeFile(`${folder}.lock`, JSON.stringify({ ...holder, host: 'elsewhere' }))

  await expect(lockFolder(folder)).rejects.toThrow('opened on the host elsewhere')
  await own.release()
})

test('a folder that holds something else is left alone', async () => {
  const dataDir = join(home, 'photos')
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'cat.jpg'), 'meow')

  await expect(openDatabase({ dataDir })).rejects.toThrow('something that is not a database')
  expect(await readdir(dataDir)).toEqual(['cat.jpg'])
})
