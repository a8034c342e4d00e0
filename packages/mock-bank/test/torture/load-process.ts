// Asks the banks for all they can do, as their merchants would, and writes down what it asked and was told.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cast } from '../ledger/walk/cast.ts'
import type { Counted } from '../ledger/walk/tally.ts'
import { walkAlong } from '../ledger/history/walk-along.ts'
import { optionsOfProgram, say } from '../processes.ts'
import { RemoteBank } from './remote-bank.ts'

export type LoadOptions = {
  readonly ports: readonly number[]
  readonly cast: Cast
  readonly seed: number
  readonly clients: number
  readonly file: string
  /** However long it is left to itself, it asks for no more than this. */
  readonly most: number
}

/** How many answers there have been; at the end, what they were. */
export type LoadReport = { readonly answered: number; readonly tally?: Counted }

const { ports, most, ...walk } = optionsOfProgram() as LoadOptions
const banks = ports.map((port) => new RemoteBank(port))
let answered = 0
let goesOn = true
process.on('message', () => {
  goesOn = false
})
const reporting = setInterval(() => say({ answered }), 50)

/** A bank that is open at this moment. */
const someBank = async (): Promise<RemoteBank> => {
  for (;;) {
    const open = banks.filter(({ isOpen }) => isOpen)
    if (open.length > 0) return open[Math.floor(Math.random() * open.length)]!
    await sleep(10)
  }
}

const tally = await walkAlong(
  { ...walk, goesOn: (asked) => goesOn && asked < most },
  async (ask) => {
    const bank = await someBank()
    const answer = await bank.ask(ask)
    answered++
    return answer
  },
)
clearInterval(reporting)
for (const bank of banks) bank.close()
const report: LoadReport = { answered, tally: tally.toJSON() }
say(report)
process.disconnect()
