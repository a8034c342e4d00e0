import type { ComponentType } from 'react'
import type { ElementType } from '../../../../sdk/src/frames/element-types.ts'

/** Each element is a file of its own: a frame loads one of them. */
const parts: Record<ElementType, () => Promise<ComponentType>> = {
  openAccount: async () => (await import('./open-account.tsx')).OpenAccount,
  pin: async () => (await import('./pin.tsx')).Pin,
  challenge: async () => (await import('./challenge.tsx')).Challenge,
  cards: async () => (await import('./cards.tsx')).Cards,
  paymentCode: async () => (await import('./payment-code.tsx')).PaymentCode,
  balance: async () => (await import('./balance.tsx')).Balance,
}

export const loadPart = (type: ElementType): Promise<ComponentType> => parts[type]()
