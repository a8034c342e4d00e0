import type { Channel, ConfirmCheckout } from '@qiantang/sdk/contract'
import { createContext, use } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import { idempotencyKey } from '../api/idempotency-key.ts'

/** What the payer has in front of them when they confirm. */
export type Offer = ConfirmCheckout

export type PayNotice =
  | { kind: 'problem'; message: string }
  | { kind: 'lost' }
  | { kind: 'wallet'; message: string }

/** What only the page knows. */
export interface PayStore {
  /** Chosen by hand; otherwise the first way to pay that is ready. */
  channel: Channel | undefined
  /** The bill the payer has looked at; another version is pointed out. */
  seen: { version: number; total: number } | undefined
  /** The attempt whose question is open in front of the payer. */
  asking: string | undefined
  /** The attempt the payer turned their back on, to choose another way; it may still be paid where it waits. */
  left: string | undefined
  /** The way to pay of which something has to be told before it is confirmed. */
  telling: Channel | undefined
  /** How many codes in a row the page has asked for by itself. */
  renewals: number
  /** 长辈模式. */
  elder: boolean
  notice: PayNotice | undefined
  /** A confirm is under way. */
  confirming: boolean
  /** The attempt made on this page, or from it elsewhere: if it is the one that paid, the stamp lands and the page leads back. */
  madeHere: string | undefined

  choose: (channel: Channel) => void
  look: (bill: { version: number; total: number }) => void
  ask: (paymentId: string | undefined) => void
  leave: (paymentId: string | undefined) => void
  tellOf: (channel: Channel | undefined) => void
  renewed: (byItself: boolean) => void
  beElder: (elder: boolean) => void
  tell: (notice: PayNotice | undefined) => void
  made: (paymentId: string) => void
  /**
   * Begins to confirm an offer and names its idempotency key: the same over clicks, retries and lost
   * networks, until the bank has answered it for good. Nothing while another confirm is under way, as the
   * second click of a double click comes before the page is drawn again.
   */
  begin: (offer: Offer) => string | undefined
  /** The confirm has ended; `answered` for good, so that the next one is a new intention. */
  end: (answered: boolean) => void
}

export const createPayStore = (elder = false) => {
  let attempt: { offer: string; key: string } | undefined
  return createStore<PayStore>()((set, get) => ({
    channel: undefined,
    seen: undefined,
    asking: undefined,
    left: undefined,
    telling: undefined,
    renewals: 0,
    elder,
    notice: undefined,
    confirming: false,
    madeHere: undefined,

    choose: (channel) => set({ channel, notice: undefined }),
    look: ({ version, total }) => set({ seen: { version, total } }),
    ask: (asking) => set(asking ? { asking, notice: undefined } : { asking }),
    leave: (left) => set({ left, notice: undefined, renewals: 0 }),
    tellOf: (telling) => set(telling ? { telling, notice: undefined } : { telling }),
    renewed: (byItself) => set(({ renewals }) => ({ renewals: byItself ? renewals + 1 : 0 })),
    tell: (notice) => set({ notice }),
    made: (madeHere) => set({ madeHere }),
    beElder: (elder) => set({ elder }),
    begin: (offer) => {
      if (get().confirming) return undefined
      set({ confirming: true, notice: undefined })
      const said = JSON.stringify(offer)
      if (attempt?.offer !== said) attempt = { offer: said, key: idempotencyKey() }
      return attempt.key
    },
    end: (answered) => {
      set({ confirming: false })
      if (answered) attempt = undefined
    },
  }))
}

export const PayStoreContext = createContext<StoreApi<PayStore> | null>(null)

export function usePayStore<Part>(part: (store: PayStore) => Part): Part {
  return useStore(usePayStoreApi(), part)
}

export function usePayStoreApi(): StoreApi<PayStore> {
  const store = use(PayStoreContext)
  if (!store) throw new Error('This component needs a PayStoreContext above it.')
  return store
}
