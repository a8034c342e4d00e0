#!/usr/bin/env node
import { start, startUsage } from './start.ts'

const usage = `Usage: qiantang <command> [options]

Commands:
  start     Opens the reference bank and serves it with its pages.

${startUsage}`

const run = async ([command, ...args]: string[]): Promise<void> => {
  if (command === 'start') return start(args)
  process.stdout.write(`${usage}\n`)
  if (command !== 'help' && command !== '--help') process.exitCode = 1
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
