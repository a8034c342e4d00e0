import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Answer, Desk, Opened, Question } from './desk.ts'

/** A house in a process of its own: its addresses, its desk, and the way to leave it. */
export interface OwnHouse extends Opened {
  desk: Desk
  leave(): Promise<void>
}

/** Opens a house that nobody else lives in. */
export async function moveIn(): Promise<OwnHouse> {
  const house = fork(join(import.meta.dirname, 'house-process.ts'), {
    // Whoever asks may run under conditions or loaders that are none of the house's business.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(house, 'exit')
  const [opened] = (await Promise.race([once(house, 'message'), ended.then(notOpened)])) as [Opened]

  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  house.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asker?.reject(new Error(answer.error))
    else asker?.resolve(answer.value)
  })
  let last = 0
  const ask = (name: Question['name'], args: unknown[]) => {
    const asker = Promise.withResolvers<unknown>()
    waiting.set(++last, asker)
    house.send({ id: last, name, args })
    return asker.promise
  }
  const desk = new Proxy({} as Desk, {
    get:
      (_, name: Question['name']) =>
      (...args: unknown[]) =>
        ask(name, args),
  })

  return {
    ...opened,
    desk,
    leave: async () => {
      house.disconnect()
      await ended
    },
  }
}

const notOpened = () => {
  throw new Error('The house did not open.')
}
