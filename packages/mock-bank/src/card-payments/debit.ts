/** The debit of a card for a payment, from the moment its payer may be asked for the code. */
export interface Debit {
  paymentId: string
  realmId: string
  appId: string
  agreementId: string
  /**
   * `asked`: the payer is asked for the code · `sent`: the card's bank is asked for the money · `done`: it has paid ·
   * `ended`: nothing was debited, and nothing will be.
   */
  step: 'asked' | 'sent' | 'done' | 'ended'
  /** The day whose limit it counts against. */
  day: string | null
  /** How the network knows the message to the card's bank. */
  networkOrder: string | null
  networkTime: string | null
  /** Wall time until which that message may be on its way. */
  sendingUntil: Date | null
}

/** One whose message was sent, or is about to be: the network knows what became of it. */
export type Sent = Debit & {
  step: 'sent'
  day: string
  networkOrder: string
  networkTime: string
}

export const isSent = (debit: Debit | undefined): debit is Sent => debit?.step === 'sent'
