import { setTimeout as sleep } from 'node:timers/promises'
import { startProgram, type Program } from '../processes.ts'
import type { BankOptions } from './bank-process.ts'

/** Keeps one bank running, as whoever runs a bank would: it is started again whenever it is gone. */
export class BankKeeper {
  readonly #options: BankOptions
  readonly #env: NodeJS.ProcessEnv
  #program: Program | undefined
  #keeping: Promise<void> | undefined
  #kept = true
  #wanted = false
  /** How it ended, where nobody had killed it while it was running. */
  readonly ownEnds: (number | string)[] = []

  constructor(options: BankOptions, env: NodeJS.ProcessEnv = process.env) {
    this.#options = options
    this.#env = env
  }

  get pid(): number | undefined {
    return this.#program?.child.pid
  }

  /** Answers when it takes questions for the first time. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#keeping = this.#keep(resolve)
    })
  }

  kill(): void {
    this.#wanted = true
    this.#program?.child.kill('SIGKILL')
  }

  /** Lets it finish what it has begun, and starts it no more. */
  async stop(): Promise<void> {
    this.#kept = false
    this.#wanted = true
    if (this.#program?.child.connected) this.#program.send({ close: true })
    await Promise.race([this.#keeping, sleep(patienceMs, undefined, { ref: false })])
    this.#program?.child.kill('SIGKILL')
  }

  async #keep(onReady: () => void): Promise<void> {
    while (this.#kept) {
      this.#wanted = false
      const program = startProgram(new URL('./bank-process.ts', import.meta.url), this.#options, {
        env: this.#env,
        silent: true,
      })
      this.#program = program
      let ready = false
      program.hear().then(
        () => {
          ready = true
          onReady()
        },
        () => {},
      )
      const how = await program.ended
      // A bank may give up while it starts, when there is no database; a running one may not.
      if (ready && !this.#wanted) this.ownEnds.push(how)
      await sleep(20 + 200 * Math.random())
    }
  }
}

const patienceMs = 10_000
