/** What a complaint can be about, the most frequent first. */
export const categories = [
  'payment',
  'refund',
  'top_up_or_withdrawal',
  'account',
  'card',
  'security',
  'merchant',
  'other',
] as const

export type Category = (typeof categories)[number]

/** The category that fits a movement, by its id. */
export const categoryOf = (about: string | undefined): Category | '' => {
  if (about?.startsWith('pay_')) return 'payment'
  if (about?.startsWith('tup_') || about?.startsWith('wdr_')) return 'top_up_or_withdrawal'
  return ''
}

/** Whether the bank takes a complaint about a thing with this id. */
export const canBeAbout = (id: string): boolean => /^(tup|wdr|trf|pay)_/.test(id)
