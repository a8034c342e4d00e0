import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { root } from './workspace.ts'

export interface Outcome {
  ok: boolean
  output: string
  /** A figure worth its place on the step's line, whichever way it went. */
  figure?: string
}

interface Surroundings {
  cwd?: string
  /** Added to our own environment; `undefined` takes a name away. */
  env?: Record<string, string | undefined>
  /** Shows the output while it comes, for what runs long. */
  live?: boolean
}

const running = new Set<ChildProcess>()

/** Ends this child when we are ended. */
export function outliveNobody(child: ChildProcess): void {
  if (running.size === 0) watch()
  running.add(child)
  child.on('close', () => {
    running.delete(child)
    if (running.size === 0) unwatch()
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// Whoever ends us means the whole run: nothing we started may outlive us. With nothing left to end, signals
// are again the business of whoever else listens for them.
function watch(): void {
  for (const signal of signals) process.on(signal, endAll)
  process.on('exit', killAll)
}

function unwatch(): void {
  for (const signal of signals) process.off(signal, endAll)
  process.off('exit', killAll)
}

function endAll(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal)
  process.exit(128 + constants.signals[signal])
}

function killAll(): void {
  for (const child of running) child.kill()
}

/** Runs a tool from npm to its end and answers with all it said. */
export function runTool(tool: string, args: string[], surroundings: Surroundings = {}) {
  const script = toolScript(tool, surroundings.cwd ?? root)
  return run(process.execPath, [script, ...args], surroundings)
}

export function run(file: string, args: string[], { cwd = root, env, live }: Surroundings = {}) {
  return new Promise<Outcome>((done) => {
    const stdio = ['ignore', 'pipe', 'pipe'] as const
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...(live === true ? {} : { NO_COLOR: '1' }), ...env },
      stdio: [...stdio],
    })
    outliveNobody(child)

    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (live === true) process.stdout.write(chunk)
      })
    }
    child.on('error', (error) => done({ ok: false, output: error.message }))
    child.on('close', (code) => done({ ok: code === 0, output: output.trim() }))
  })
}

// A tool is started by its script and not by its name in .bin, which is no program on some systems.
function toolScript(tool: string, from: string): string {
  const folder = [from, root].map((base) => join(base, 'node_modules', tool)).find(existsSync)
  if (folder === undefined) throw new Error(`${tool} is not installed.`)
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  const { bin } = JSON.parse(manifest) as { bin: string | Record<string, string> }
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0]
  if (script === undefined) throw new Error(`${tool} has no command.`)
  return join(folder, script)
}
