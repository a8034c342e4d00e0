/** A sale, as this shop remembers it. A real shop keeps it in its database. */
export interface Sale {
  reference: string
  sku: string
  amount: number
  /** Set by a verified webhook, and by nothing else. */
  paidAt: string | null
}

/** The shop’s book of sales. */
export const createSales = () => {
  const byReference = new Map<string, Sale>()
  const seenEvents = new Set<string>()

  return {
    find: (reference: string): Sale | undefined => byReference.get(reference),
    /** The same reference again, as after a double click, is the same sale. */
    begin: (sale: Sale): Sale => {
      const existing = byReference.get(sale.reference)
      if (existing) return existing
      byReference.set(sale.reference, sale)
      return sale
    },
    /** Events may come twice: the second time is no news. */
    markPaid: (eventId: string, reference: string, paidAt: string): void => {
      if (seenEvents.has(eventId)) return
      seenEvents.add(eventId)
      const sale = byReference.get(reference)
      if (sale) byReference.set(reference, { ...sale, paidAt })
    },
  }
}
