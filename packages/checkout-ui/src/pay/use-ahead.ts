import type { PayProduct } from '@qiantang/sdk/contract'
import { useEffect } from 'react'
import { actions } from './actions/actions.ts'
import type { QuestionType } from './checkout.ts'
import type { Way } from './methods/offered.ts'
import { methods } from './methods/methods.tsx'

const quietMs = 700

/** Fetches what the chosen way will most likely need once the page has settled, so that it is there at the press. */
export function useAhead({ channel, product }: Partial<Way>) {
  useEffect(() => {
    if (!channel) return
    // A part that could not be fetched once is not fetched again by this page: without a network none is asked for.
    const fetchAhead = () => {
      if (!navigator.onLine) return
      methods[channel].before?.ask.ahead()
      actions[product ? nextOf[product] : 'enter_pin'].view.ahead()
    }
    const timer = setTimeout(fetchAhead, quietMs)
    addEventListener('online', fetchAhead)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', fetchAhead)
    }
  }, [channel, product])
}

const nextOf = {
  qr: 'show_qr',
  code: 'show_qr',
  page: 'redirect',
  wap: 'redirect',
  h5: 'redirect',
  app: 'open_app',
  jsapi: 'open_app',
} as const satisfies Record<PayProduct, QuestionType>
