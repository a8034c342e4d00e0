#!/usr/bin/env -S node --max-semi-space-size=64
// Requests live longer than the usual nursery's sixteen megabytes last at a few thousand a second: more
// room there spares copying what is about to be garbage.
import { exportCommand, exportUsage } from './export.ts'
import { rotateKeysCommand, rotateKeysUsage } from './rotate-keys.ts'
import { scaleOutCommand, scaleOutUsage } from './scale-out.ts'
import { start, startUsage } from './start.ts'
import { verifyCommand, verifyUsage } from './verify.ts'

const usage = `Usage: qiantang <command> [options]

Commands:
  start       Opens the reference bank and serves it with its pages.
  verify      Proves that a bank's books are whole, or names the first row that is off.
  export      Writes a bank's books in a form that others can read.
  rotate-keys Brings new keys into use, and seals everything anew with them.
  scale-out   Spreads a bank's books over the servers of a Citus.

${startUsage}

${verifyUsage}

${exportUsage}

${scaleOutUsage}

${rotateKeysUsage}`

const run = async ([command, ...args]: string[]): Promise<void> => {
  if (command === 'start') return start(args)
  if (command === 'verify') {
    if (!(await verifyCommand(args))) process.exitCode = 1
    return
  }
  if (command === 'export') return exportCommand(args)
  if (command === 'rotate-keys') return rotateKeysCommand(args)
  if (command === 'scale-out') return scaleOutCommand(args)
  process.stdout.write(`${usage}\n`)
  if (command !== 'help' && command !== '--help') process.exitCode = 1
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
