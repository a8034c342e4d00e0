import { type Context, Hono } from 'hono'

import { readJson } from './bill.ts'

const choices = {
  /**
   * How a channel tells: once · the same twice · only when asked to (`POST …/notices/send`) · never · before its
   * answer to what opens the payment, which is paid at once.
   */
  notices: ['once', 'twice', 'late', 'never', 'before_answer'],
  /**
   * What becomes of refunds: done · under way, and done by the second query · refused · under way, and sent back by the
   * payer's bank by the second query, where the channel knows that.
   */
  refunds: ['at_once', 'processing', 'refused', 'sent_back'],
  /** What becomes of answers: they arrive · get lost once the deed is done · come changed after they were signed · nobody is there. */
  answers: ['arrive', 'lost', 'tampered', 'down'],
} as const

export type Steering = { [Name in keyof typeof choices]: (typeof choices)[Name][number] }

const usual: Steering = { notices: 'once', refunds: 'at_once', answers: 'arrive' }

/** How the channels of each realm behave, as testers want it. */
export interface Helm {
  of(realm: string): Steering
  /** `GET` and `PUT …/steering {"notices":"twice"}`; what is left out is as usual. */
  door: Hono
}

export function createHelm(): Helm {
  const wanted = new Map<string, Steering>()
  const of = (realm: string) => wanted.get(realm) ?? usual
  const realmOf = (c: Context) => (c as Context<object, '/:realm'>).req.param('realm')

  const door = new Hono()
  door.get('/steering', (c) => c.json(of(realmOf(c))))
  door.put('/steering', async (c) => {
    const steering = readSteering(await readJson(c))
    if (!steering) return c.json({ code: 'no_such_steering', choices }, 400)
    wanted.set(realmOf(c), steering)
    return c.json(steering)
  })
  return { of, door }
}

function readSteering(told: Readonly<Record<string, unknown>>): Steering | undefined {
  const isKnown = Object.entries(told).every(
    ([name, value]) =>
      name in choices && (choices[name as keyof Steering] as readonly unknown[]).includes(value),
  )
  // Each name and each value was looked at above.
  return isKnown ? { ...usual, ...told } : undefined
}
