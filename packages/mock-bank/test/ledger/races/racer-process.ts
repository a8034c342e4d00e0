// One of several banks that race for the same money: does at once what it is sent.
import { openDatabase } from '../../../src/kernel/database/index.ts'
import { openLedger } from '../../../src/ledger/index.ts'
import { optionsOfProgram, say } from '../../processes.ts'
import { doorOf } from '../history/door.ts'
import { askFrom } from '../history/wire-form.ts'
import { runClients, type Course } from './racers.ts'

const { url } = optionsOfProgram() as { url: string }
const database = await openDatabase({ url })
const ledger = await openLedger(database)
const door = doorOf(ledger, database.sql)

process.on('message', ({ asks, clients }: Course) => {
  void runClients({ asks: asks.map(askFrom), clients }, door).then(say)
})
say({ ready: true })
