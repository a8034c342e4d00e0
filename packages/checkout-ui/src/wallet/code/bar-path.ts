import JsBarcode from 'jsbarcode'

/** A Code 128 as one path, its narrowest bar 1 wide and all of them 1 high, with the quiet rims a reader needs. */
export function barPath(digits: string): { width: number; path: string } {
  const drawn: { encodings?: { data: string }[] } = {}
  JsBarcode(drawn, digits, { format: 'CODE128' })
  const bars = (drawn.encodings ?? []).map(({ data }) => data).join('')
  const path = [...bars.matchAll(/1+/g)]
    .map(({ index, 0: { length } }) => `M${index + rim} 0h${length}v1h-${length}z`)
    .join('')
  return { width: bars.length + 2 * rim, path }
}

/** Narrowest bars left white on each side, as ISO/IEC 15417 asks for. */
const rim = 10
