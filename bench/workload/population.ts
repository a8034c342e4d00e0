/** The people and shops of a bench. */
export interface Population {
  customers: number
  shops: number
}

/** What each customer begins with, and the limits of a Class II account (domain: 10,000 yuan a day, 200,000 a year). */
export const openingBalance = 10_000_000
export const limits = {
  outDay: 1_000_000,
  outYear: 20_000_000,
  inDay: 1_000_000,
  inYear: 20_000_000,
}

/** Small, so that not even the longest bench brings a customer near a limit. */
const largestAmount = 200

export const someAmount = (): number => 1 + Math.floor(Math.random() * largestAmount)

export const oneOf = (count: number): number => Math.floor(Math.random() * count)
