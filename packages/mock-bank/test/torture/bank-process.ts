// A bank that may be killed at any moment: its ledger behind a port, and those who follow what it posts.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { startOutbox } from '../../src/events/outbox.ts'
import { startVouchers } from '../../src/jobs/fold-vouchers.ts'
import { openDatabase } from '../../src/kernel/database/index.ts'
import { createLog } from '../../src/kernel/log.ts'
import { createVault } from '../../src/kernel/vault.ts'
import type { Bank } from '../../src/ledger/bank.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { doorOf } from '../ledger/history/door.ts'
import { askFrom } from '../ledger/history/wire-form.ts'
import type { Ask } from '../ledger/walk/walker.ts'
import { optionsOfProgram, say } from '../processes.ts'
import { effects } from './effects.ts'
import { readLines, writeLine } from './lines.ts'

export type BankOptions = { readonly url: string; readonly port: number }

export type Question = { readonly n: number; readonly ask: Ask }

const { url, port } = optionsOfProgram() as BankOptions
const database = await openDatabase({ url, connections: 10 })
const ledger = await openLedger(database)
const wall = () => new Date()
const bank: Bank = {
  ...{ mode: 'sandbox', origin: 'http://localhost', sql: database.sql, ledger, wall, fetch },
  vault: createVault(randomBytes(32)),
  log: createLog(() => {}, wall),
}
const followers = [startOutbox(bank, [effects]), startVouchers(bank)]
const door = doorOf(ledger, database.sql)

const server = createServer((socket) => {
  socket.on('error', () => {})
  readLines(socket, (line) => {
    const { n, ask } = line as Question
    door(askFrom(ask)).then(
      (answer) => writeLine(socket, { n, answer }),
      (error: unknown) => writeLine(socket, { n, error: codeOf(error) }),
    )
  })
}).listen(port, '127.0.0.1', () => say({ ready: true }))

process.on('message', () => {
  void close().then(() => process.exit())
})

const close = async () => {
  server.close()
  await Promise.all(followers.map((follower) => follower.stop()))
  await ledger.close()
  await database.close()
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : `${error.name}: ${error.message}`
}
