/** The check digit that follows these digits (Luhn, ISO/IEC 7812-1 annex B). */
export const checkDigitOf = (digits: string): string => {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * Whether this may be a payer's code of a bank, ours or another of UnionPay's: nineteen digits from 62 on, the last a
 * check digit. A card number may look the same, so ask it only of what a till has scanned; which bank's it is, only the
 * bank can tell.
 */
export const isPayerCode = (text: string): boolean =>
  /^62\d{17}$/.test(text) && checkDigitOf(text.slice(0, -1)) === text.at(-1)
