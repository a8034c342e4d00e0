/** Whether a PIN is one of the first a thief would try: one digit, a row of digits, or part of what identifies the holder. */
export const isWeakPin = (pin: string, holder: { idNumber: string; mobile: string }): boolean =>
  [0, 1, 9].some((step) => isRow(pin, step)) ||
  holder.idNumber.includes(pin) ||
  holder.mobile.includes(pin)

/** Each digit is the one before plus `step`, and 0 follows 9: 0 repeats, 1 counts up, 9 counts down. */
const isRow = (pin: string, step: number): boolean =>
  [...pin].every((digit, i) => i === 0 || (Number(pin[i - 1]) + step) % 10 === Number(digit))
