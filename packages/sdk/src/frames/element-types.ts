import { like, object, oneOf, type Is } from './shape.ts'

/** The elements there are, by their path at the bank. */
export const elementPaths = {
  openAccount: 'open-account',
  pin: 'pin',
  challenge: 'challenge',
  cards: 'cards',
  balance: 'balance',
  paymentCode: 'payment-code',
} as const

export type ElementType = keyof typeof elementPaths

/** Where an opening stands. */
export type OpeningStep = 'person' | 'card' | 'code' | 'pin' | 'waiting' | 'rejected' | 'opened'

/** What an element tells while it is used. The elements that ask for a PIN tell nothing before it is given. */
export interface ElementChanges {
  openAccount: { step: OpeningStep }
  pin: never
  challenge: never
  cards: { count: number }
  balance: { account: 'none' | 'open' }
  paymentCode: never
}

/** What an element tells when all is done. The balance and the cards are never done. */
export interface ElementOutcomes {
  openAccount: { accountId: string }
  pin: Record<string, never>
  challenge: {
    /** What the answer set going: a resource of your app, which your server should read or hear of. */
    subject: { type: string; id: string; status: string | null }
  }
  cards: never
  balance: never
  /** A till took a code, as often as one does: `succeeded` or `failed`. Your server should read the payment. */
  paymentCode: { paymentId: string; status: string }
}

const nothing: Is = () => false
const id = like(/^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/)
const word = like(/^[a-z_]{1,40}$/)

/** The shapes of what elements tell, by element. */
export const told: Readonly<Record<ElementType, { change: Is; complete: Is }>> = {
  openAccount: {
    change: object({
      step: oneOf('person', 'card', 'code', 'pin', 'waiting', 'rejected', 'opened'),
    }),
    complete: object({ accountId: id }),
  },
  pin: { change: nothing, complete: object({}) },
  challenge: {
    change: nothing,
    complete: object({
      subject: object({
        type: word,
        id,
        status: (value) => value === null || word(value),
      }),
    }),
  },
  cards: { change: object({ count: (value) => Number.isInteger(value) }), complete: nothing },
  balance: { change: object({ account: oneOf('none', 'open') }), complete: nothing },
  paymentCode: { change: nothing, complete: object({ paymentId: id, status: word }) },
}
