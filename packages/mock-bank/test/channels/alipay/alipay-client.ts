import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What is used of Alipay's own client. */
export interface Client {
  exec(
    method: string,
    parameters: { notifyUrl?: string; bizContent: object },
    options: { validateSign: boolean },
  ): Promise<Readonly<Record<string, unknown>>>
  pageExec(method: string, verb: 'GET', parameters: object): string
  sdkExecute(method: string, parameters: object): string
  checkNotifySignV2(fields: object): boolean
}

export interface ClientOptions {
  appId: string
  keyType: 'PKCS8'
  privateKey: string
  alipayPublicKey: string
  gateway: string
  timeout: number
}

export interface Question {
  id: number
  options: ClientOptions
  name: keyof Client
  args: unknown[]
}

export type Answer = { id: number; value: unknown } | { id: number; error: string }

/** The same client, asked from here. */
export type AskedClient = {
  [Name in keyof Client]: (
    ...args: Parameters<Client[Name]>
  ) => Promise<Awaited<ReturnType<Client[Name]>>>
}

/** Starts a process with Alipay's own client in it; `with` is the client of one merchant. */
export function startClients() {
  const child = fork(join(import.meta.dirname, 'client-process.ts'), {
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '', TZ: 'Asia/Shanghai' },
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  child.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asker?.reject(new Error(answer.error))
    else asker?.resolve(answer.value)
  })
  child.once('exit', () => {
    for (const asker of waiting.values()) asker.reject(new Error('The client is gone.'))
  })

  let last = 0
  const ask =
    (options: ClientOptions, name: keyof Client) =>
    (...args: unknown[]) => {
      const asker = Promise.withResolvers<unknown>()
      last += 1
      waiting.set(last, asker)
      child.send({ id: last, options, name, args } satisfies Question)
      return asker.promise
    }
  return {
    with: (options: ClientOptions): AskedClient =>
      // Each of these passes on what it is given, and answers what it is told.
      ({
        exec: ask(options, 'exec'),
        pageExec: ask(options, 'pageExec'),
        sdkExecute: ask(options, 'sdkExecute'),
        checkNotifySignV2: ask(options, 'checkNotifySignV2'),
      }) as AskedClient,
    stop: () => child.disconnect(),
  }
}
