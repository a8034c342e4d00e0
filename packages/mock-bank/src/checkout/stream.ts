import type { CheckoutProgress } from '@qiantang/sdk/contract'

import type { Payer } from '../apps/caller.ts'
import type { OrderBank } from '../orders/index.ts'
import { sessionOf } from './read-session.ts'
import { watchSession } from './watch.ts'

/** Between two signs of life, and until a page has to come again: both in real time. */
const heartbeatMs = 15_000
const lifeMs = 300_000

/**
 * How a session stands, as server-sent events: at once, and whenever it has changed, until it has ended. A page whose
 * connection ends before comes again by itself.
 */
export const streamSession = async (
  bank: OrderBank,
  caller: Payer,
  id: string,
): Promise<ReadableStream<Uint8Array>> => {
  await sessionOf(bank, caller, id)
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      const end = () => {
        stop()
        controller.close()
      }
      say('retry: 1000\n\n')
      const heartbeat = setInterval(() => say(':\n\n'), heartbeatMs)
      const death = setTimeout(end, lifeMs)
      const unwatch = watchSession(
        bank,
        id,
        (progress) => {
          say(eventOf(progress))
          if (hasEnded(progress)) end()
        },
        end,
      )
      stop = () => {
        stop = () => {}
        clearInterval(heartbeat)
        clearTimeout(death)
        unwatch()
      }
      heartbeat.unref()
      death.unref()
    },
    cancel: () => stop(),
  })
}

const encoder = new TextEncoder()

const eventOf = (progress: CheckoutProgress): string =>
  `event: progress\ndata: ${JSON.stringify(progress)}\n\n`

const hasEnded = ({ status }: CheckoutProgress): boolean =>
  status === 'completed' || status === 'closed' || status === 'expired'
