/** `warn` takes numbers whose check digit is wrong, for the rare old cards that have one. */
export type LuhnRule = 'enforce' | 'warn'

/** Whether this can be a card's number: 13 to 19 digits with a right check digit. */
export const isCardNumber = (text: string, luhn: LuhnRule = 'enforce'): boolean =>
  /^\d{13,19}$/.test(text) && (luhn === 'warn' || passesLuhn(text))

/** From the right, every second digit doubled (less 9 above 9): the sum ends in 0. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const value = place % 2 === 0 ? digit : digit * 2
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** All that merchants and pages may see of a number. */
export const lastFour = (cardNumber: string): string => cardNumber.slice(-4)

/** For receipts and consoles: `622878********5672`. */
export const maskCardNumber = (cardNumber: string): string =>
  cardNumber.slice(0, 6) + '*'.repeat(cardNumber.length - 10) + lastFour(cardNumber)
