import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { freePort } from '../house/ports.ts'
import { outliveNobody } from '../run.ts'
import { root } from '../workspace.ts'

/** A clone of what is committed, with an empty home: what a newcomer has. */
export interface FreshClone {
  /** Runs an npm command to its end and answers with all it printed, and how it ended. */
  npm(...args: string[]): Promise<{ code: number | null; output: string; seconds: number }>
  /** `npm start` until the bank and the shop answer; then stops it. Seconds from the command to the answers. */
  start(): Promise<{ seconds: number; output: string }>
  remove(): void
}

export const makeFreshClone = async (): Promise<FreshClone> => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-fresh-'))
  const [clone, home] = [join(folder, 'clone'), join(folder, 'home')]
  execFileSync('git', ['clone', '--quiet', root, clone])
  execFileSync('mkdir', [home])
  const bankPort = await freePort()
  const shopPort = await freePort()
  const env = {
    HOME: home,
    // Only the machine's own Node and npm: nothing of this checkout may help.
    PATH: [dirname(systemNode()), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    CI: 'true',
    QIANTANG_PORT: String(bankPort),
    QIANTANG_SHOP_PORT: String(shopPort),
    QIANTANG_SIMULATORS_PORT: String(await freePort()),
  }
  const begin = (args: string[]) => {
    const child = spawn('npm', args, {
      cwd: clone,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    outliveNobody(child)
    return child
  }

  return {
    npm: async (...args) => {
      const began = Date.now()
      const child = begin(args)
      const output = gather(child)
      const code = await new Promise<number | null>((done) => child.on('close', done))
      return { code, output: output(), seconds: (Date.now() - began) / 1000 }
    },
    start: async () => {
      const began = Date.now()
      const child = begin(['start'])
      const output = gather(child)
      try {
        await answers(`http://localhost:${bankPort}/openapi.json`, child)
        await answers(`http://127.0.0.1:${shopPort}/`, child)
        return { seconds: (Date.now() - began) / 1000, output: output() }
      } finally {
        await stop(child)
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The Node that is on this machine without our bootstrap. */
const systemNode = (): string => {
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((entry) => !entry.includes('.toolchain'))
  return execFileSync('/bin/sh', ['-c', 'command -v node'], { env: { PATH: path.join(':') } })
    .toString()
    .trim()
}

const gather = (child: ChildProcess): (() => string) => {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return () => output
}

/** Asks every 50 ms until it answers, ten minutes at most. */
const answers = async (url: string, child: ChildProcess): Promise<void> => {
  const until = Date.now() + 600_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}.`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((wake) => setTimeout(wake, 50))
  }
  throw new Error(`${url} did not answer within ten minutes.`)
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.on('close', () => done())
    // The whole group, as Ctrl+C in a terminal does.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  })
