/** Every character of GBK, and the two bytes it is written with. Node reads GBK and does not write it. */
const twoBytes = (): Map<string, number> => {
  const decoder = new TextDecoder('gbk')
  const bytes = new Map<string, number>()
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second))
      const isOne = [...character].length === 1 && character !== '�'
      if (isOne && !bytes.has(character)) bytes.set(character, first * 256 + second)
    }
  return bytes
}

let known: Map<string, number> | undefined

/** A text in GBK; what GBK has no character for becomes a question mark, as Alipay writes it. */
export function toGbk(text: string): Buffer {
  const table = (known ??= twoBytes())
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0
      if (code < 0x80) return [code]
      const pair = table.get(character)
      return pair === undefined ? [0x3f] : [pair >> 8, pair & 0xff]
    }),
  )
}
