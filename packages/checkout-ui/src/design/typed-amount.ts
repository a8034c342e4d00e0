/*
 * From what is typed to whole fen, by digits alone: no float ever holds an amount of money,
 * so 0.29 is 29 fen and not 28.999999999999996 of them.
 */

/**
 * What stands in the field after a change: yuan with up to two decimals. Full-width digits, the Chinese full
 * stop, `¥` and thousands' commas of a pasted amount are understood; what is no amount changes nothing.
 */
export function typeAmount(before: string, typed: string): string {
  const plain = typed
    .replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replace(/[¥￥,，\s]/g, '')
  if (plain === '') return ''
  const parts = /^(\d*)(?:(\.)(\d{0,2}))?$/.exec(plain)
  if (!parts) return before
  const [, yuan = '', point = '', cents = ''] = parts
  const digits = yuan.replace(/^0+(?=\d)/, '') || '0'
  return digits.length > longest ? before : digits + point + cents
}

// 10⁸ yuan is the most a request may carry.
const longest = 8

/** The fen of an amount as it stands in the field: `12.5` → 1250. Nothing there counts as nothing. */
export function fenOf(typed: string): number {
  const [yuan = '', cents = ''] = typed.split('.')
  return Number(`${yuan || '0'}${cents.padEnd(2, '0')}`)
}

/** An amount as one would type it: 1250 → `12.5`, 128640 → `1286.40`. */
export function typedOf(fen: number): string {
  const cents = fen % 100
  const yuan = String((fen - cents) / 100)
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, '0')}`
}
