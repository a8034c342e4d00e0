import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A program of these tests in a process of its own, which ends when this one does. */
export type Program = {
  readonly child: ChildProcess
  send(message: object): void
  /** What it says next. @throws when it ends instead. */
  hear<T>(): Promise<T>
  /** With which code or signal it ended. */
  readonly ended: Promise<number | string>
  /** Lets it go, and waits until it is gone. */
  end(): Promise<void>
}

type Surroundings = {
  readonly env?: NodeJS.ProcessEnv
  /** Whether what it complains about stays unheard. */
  readonly silent?: boolean
}

export const startProgram = (
  file: URL,
  options: unknown,
  { env = process.env, silent = false }: Surroundings = {},
): Program => {
  const child = fork(file, [JSON.stringify(options)], {
    execArgv: ['--conditions=source'],
    stdio: ['ignore', 'inherit', silent ? 'ignore' : 'inherit', 'ipc'],
    env,
  })
  const heard: unknown[] = []
  const listening: ((message: unknown) => void)[] = []
  child.on('message', (message) => {
    const listener = listening.shift()
    if (listener) listener(message)
    else heard.push(message)
  })
  const ended = once(child, 'exit').then(([code, signal]: (number | string)[]) => code ?? signal!)
  const gone = ended.then((how) => {
    throw new Error(`${file.pathname} ended with ${how}.`)
  })
  gone.catch(() => {})

  return {
    child,
    ended,
    send: (message) => void child.send(message),
    hear: <T>() => {
      const next =
        heard.length > 0
          ? Promise.resolve(heard.shift())
          : new Promise((resolve) => listening.push(resolve))
      return Promise.race([next, gone]) as Promise<T>
    },
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** The other side: what the program was started with. It ends with whoever started it. */
export const optionsOfProgram = (): unknown => {
  process.on('disconnect', () => process.exit())
  return JSON.parse(process.argv[2]!) as unknown
}

/** Says something to whoever started this program. */
export const say = (message: object): void => void process.send!(message)
