/**
 * What the regulator's papers say counts where, transcribed by hand and independent of the bank's own rules: the tests hold
 * the bank to this page. Amounts in fen.
 *
 * Limits: 银发〔2016〕302号 for Class II, 银发〔2018〕16号 for Class III (whose inflow from unbound accounts is set here as
 * many banks set it: as its outflow). What moves to and from the bound account counts nowhere: 银发〔2015〕392号.
 */
export const classes = ['II', 'III'] as const
export type Class = (typeof classes)[number]

export const counters = ['out_day', 'out_year', 'in_day', 'in_year', 'balance'] as const
export type Counter = (typeof counters)[number]

/** The most each counter may come to; the limit itself is still allowed. */
export const limits: Record<Class, Record<Counter, number>> = {
  II: {
    ...{ out_day: 10_000_00, out_year: 200_000_00, in_day: 10_000_00, in_year: 200_000_00 },
    // Class II has no cap: it is walked past Class III's.
    balance: 2_000_00,
  },
  III: {
    ...{ out_day: 2_000_00, out_year: 50_000_00, in_day: 2_000_00, in_year: 50_000_00 },
    balance: 2_000_00,
  },
}

export const movements = [
  ...(['top_up', 'withdrawal', 'withdrawal_next_day'] as const),
  ...(['payment_by_pin', 'payment_at_once', 'payment_by_mandate'] as const),
  ...(['transfer_out', 'transfer_in', 'refund'] as const),
] as const
export type Movement = (typeof movements)[number]

const spending = ['out_day', 'out_year'] as const
const receiving = ['in_day', 'in_year'] as const

/** Which counters stop which movement. */
export const stoppedBy: Record<Movement, Record<Class, readonly Counter[]>> = {
  top_up: { II: [], III: ['balance'] },
  withdrawal: { II: [], III: [] },
  withdrawal_next_day: { II: [], III: [] },
  payment_by_pin: { II: spending, III: spending },
  payment_at_once: { II: spending, III: spending },
  payment_by_mandate: { II: spending, III: spending },
  transfer_out: { II: spending, III: spending },
  transfer_in: { II: receiving, III: [...receiving, 'balance'] },
  // It is not refused: where the cap would break it goes to the bound card.
  refund: { II: [], III: ['balance'] },
}

/** What a movement that is stopped is told; who sends a transfer is told nothing of its payee's money. */
export const toldOf = (movement: Movement, counter: Counter): string => {
  if (movement === 'transfer_in') return 'payee_unavailable'
  if (movement === 'refund') return 'to_card'
  return counter === 'balance' ? 'balance_cap_exceeded' : 'limit_exceeded'
}

export const isOfDay = (counter: Counter): boolean => counter.endsWith('_day')
export const isOfYear = (counter: Counter): boolean => counter.endsWith('_year')
