import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type FolderLock = { release(): Promise<void> }

/** Who holds a lock. The birth tells a process from a later one that was given the same number. */
type Holder = {
  readonly token: string
  readonly pid: number
  readonly host: string
  readonly birth: string
}

/** Another living process has the folder open. PGlite would let both write and lose one side's data. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(folder: string, lockFile: string, holder: Holder) {
    super(
      holder.host === hostname()
        ? `The data folder ${folder} is in use by process ${holder.pid}. Stop it, or choose another folder.`
        : `The data folder ${folder} was opened on the host ${holder.host}, whose processes cannot be seen from here. ` +
            `If nothing there uses it any more, delete ${lockFile}.`,
    )
  }
}

/**
 * Takes the folder for this process until `release`. The lock lies beside the folder. A lock whose
 * owner has died is taken over; a living owner's never is.
 */
export const lockFolder = async (folder: string, waitMs = 0): Promise<FolderLock> => {
  const file = `${folder}.lock`
  await mkdir(dirname(file), { recursive: true })
  const deadline = Date.now() + waitMs
  for (;;) {
    const holder = await acquire(file)
    if (typeof holder === 'function') return { release: holder }
    if (Date.now() >= deadline) throw new FolderInUse(folder, file, holder)
    await sleep(50)
  }
}

/** Answers with the way to let go of the lock, or with who has it. */
const acquire = async (file: string): Promise<Holder | (() => Promise<void>)> => {
  const own: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    birth: (await birthOf(process.pid)) ?? '',
  }
  // Linking a finished file makes lock and content appear in one step.
  const draft = `${file}.${own.token}`
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    for (;;) {
      if (await succeeds(link(draft, file), 'EEXIST')) break
      const holder = await readHolder(file)
      if (holder === undefined) continue
      if (await isAlive(holder)) return holder
      if (await takeOver(file, holder, draft)) break
    }
  } finally {
    await succeeds(unlink(draft), 'ENOENT')
  }
  return async () => {
    const holder = await readHolder(file)
    if (holder?.token === own.token) await succeeds(unlink(file), 'ENOENT')
  }
}

/** Of several that find a dead owner only one may replace it, so that step is locked in turn. */
const takeOver = async (file: string, dead: Holder, draft: string): Promise<boolean> => {
  const release = await acquire(`${file}.takeover`)
  if (typeof release !== 'function') {
    await sleep(10)
    return false
  }
  try {
    const holder = await readHolder(file)
    if (holder?.token !== dead.token) return false
    await rename(draft, file)
    return true
  } finally {
    await release()
  }
}

const readHolder = async (file: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const isAlive = async ({ pid, host, birth }: Holder): Promise<boolean> => {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
  }
  const born = await birthOf(pid)
  return born === undefined || birth === '' || born === birth
}

/** When a process began, as far as the system tells: only Linux does so in a file. */
const birthOf = async (pid: number): Promise<string | undefined> => {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ])
    // The name in parentheses may hold spaces; the start time is the twentieth field after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot.trim()}/${ticks}`
  } catch {
    return undefined
  }
}

const succeeds = async (work: Promise<unknown>, expectedCode: string): Promise<boolean> => {
  try {
    await work
    return true
  } catch (error) {
    if (hasCode(error, expectedCode)) return false
    throw error
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
