import { connect, type Socket } from 'node:net'
import { answerFrom, type Answer } from '../ledger/history/wire-form.ts'
import type { Ask } from '../ledger/walk/walker.ts'
import { readLines, writeLine } from './lines.ts'

type Reply = { readonly n: number; readonly answer?: Answer; readonly error?: string }

const againMs = 10

/** A bank behind a port, for as long as it lives; and then the next one there. */
export class RemoteBank {
  readonly #port: number
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>()
  #socket: Socket | undefined
  #asked = 0
  #closed = false

  constructor(port: number) {
    this.#port = port
    this.#connect()
  }

  get isOpen(): boolean {
    return this.#socket !== undefined
  }

  ask(ask: Ask): Promise<Answer> {
    const asked = Promise.withResolvers<Answer>()
    if (!this.#socket) return Promise.reject(failure('BANK_GONE'))
    const n = this.#asked++
    this.#waiting.set(n, asked)
    writeLine(this.#socket, { n, ask })
    return asked.promise
  }

  close(): void {
    this.#closed = true
    this.#socket?.destroy()
  }

  #connect(): void {
    const socket = connect(this.#port, '127.0.0.1')
    socket.on('connect', () => {
      this.#socket = socket
    })
    socket.on('error', () => {})
    socket.on('close', () => this.#lose())
    readLines(socket, (line) => this.#hear(line as Reply))
  }

  #hear({ n, answer, error = 'NO_ANSWER' }: Reply): void {
    const asked = this.#waiting.get(n)
    this.#waiting.delete(n)
    if (answer) asked?.resolve(answerFrom(answer))
    else asked?.reject(failure(error))
  }

  /** What was on its way is in doubt. */
  #lose(): void {
    this.#socket = undefined
    for (const asked of this.#waiting.values()) asked.reject(failure('BANK_GONE'))
    this.#waiting.clear()
    if (!this.#closed) setTimeout(() => this.#connect(), againMs)
  }
}

const failure = (code: string) => Object.assign(new Error(code), { code })
