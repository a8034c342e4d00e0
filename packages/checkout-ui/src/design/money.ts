/** `¥1,286.40` from whole fen. Integers all the way: no float ever holds an amount of money. */
export function yuan(fen: number): string {
  const whole = Math.abs(fen)
  const cents = whole % 100
  return `${fen < 0 ? '−' : ''}¥${grouped((whole - cents) / 100)}.${String(cents).padStart(2, '0')}`
}

const grouped = (yuan: number) => String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')
