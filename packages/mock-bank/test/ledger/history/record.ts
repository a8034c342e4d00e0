import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Ask } from '../walk/walker.ts'
import { answerFrom, askFrom, type Answer } from './wire-form.ts'

/** What somebody asked of the books, and what they were told. */
export type Operation = {
  readonly who: string
  readonly ask: Ask
  /** In nanoseconds of a clock that all processes share: when it was first asked. */
  readonly askedAt: number
  /** Nothing where they never learnt what became of it. */
  readonly answer?: Answer
  readonly answeredAt?: number
}

type Line =
  | { readonly n: number; readonly at: number; readonly ask: Ask }
  | { readonly n: number; readonly at: number; readonly answer: Answer }
  | { readonly n: number; readonly at: number; readonly unknown: string }

/** Writes down what is asked before it is asked and what was answered after, so that neither is ever in doubt. */
export class Recorder {
  readonly #file: number
  #asked = 0

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  asks(ask: Ask): number {
    const n = this.#asked++
    this.#write({ n, at: nanoseconds(), ask })
    return n
  }

  hears(n: number, answer: Answer): void {
    this.#write({ n, at: nanoseconds(), answer })
  }

  /** @param why The code of the error that came instead of an answer. */
  hearsNothing(n: number, why: string): void {
    this.#write({ n, at: nanoseconds(), unknown: why })
  }

  close(): void {
    closeSync(this.#file)
  }

  #write(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
  }
}

export type History = {
  readonly operations: readonly Operation[]
  /** The errors that came instead of answers. */
  readonly unknown: readonly string[]
}

export const readHistory = (who: string, path: string): History => {
  const operations: Operation[] = []
  const unknown: string[] = []
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue
    const line = JSON.parse(text) as Line
    if ('ask' in line) operations[line.n] = { who, ask: askFrom(line.ask), askedAt: line.at }
    else if ('unknown' in line) unknown.push(line.unknown)
    else
      operations[line.n] = {
        ...operations[line.n]!,
        answer: answerFrom(line.answer),
        answeredAt: line.at,
      }
  }
  return { operations, unknown }
}

/** Since the machine was started, so the same for all its processes. */
const nanoseconds = () => Number(process.hrtime.bigint())
