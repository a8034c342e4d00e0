import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with nothing of the workspace in it, as a merchant has one. */
export interface EmptyProject {
  install(tarball: string): Promise<void>
  /** Runs a program of these lines, and tells what it prints. */
  run(file: string, source: string, env: Record<string, string>): Running
  remove(): void
}

export interface Running {
  printed: () => string
  stop(): Promise<void>
}

export function makeEmptyProject(): EmptyProject {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-merchant-'))
  return {
    install: async (tarball) => {
      const npm = spawn('npm', ['install', '--no-audit', '--no-fund', tarball], {
        cwd: folder,
        shell: process.platform === 'win32',
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const said = listen(npm)
      const [code] = (await once(npm, 'exit')) as [number | null]
      if (code !== 0) throw new Error(`The packed SDK could not be installed. ${said()}`)
    },
    run: (file, source, env) => {
      writeFileSync(join(folder, file), source)
      // Only what the merchant is told: no conditions or loaders of this suite.
      const { PATH = '' } = process.env
      const program = spawn(process.execPath, [file], { cwd: folder, env: { PATH, ...env } })
      const ended = once(program, 'exit')
      return {
        printed: listen(program),
        stop: async () => {
          program.kill()
          await ended
        },
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function listen(program: ChildProcess): () => string {
  let said = ''
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return () => said
}
