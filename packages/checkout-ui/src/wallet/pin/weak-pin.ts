/**
 * A PIN that a thief would try first: one digit six times, or a row of digits up or down, over 9 to 0 as
 * well. Of the numbers that identify the holder, only the bank has all.
 */
export const isWeakPin = (pin: string): boolean => [0, 1, 9].some((step) => isRow(pin, step))

const isRow = (pin: string, step: number): boolean =>
  [...pin].every(
    (digit, place) => place === 0 || (Number(pin[place - 1]) + step) % 10 === Number(digit),
  )
