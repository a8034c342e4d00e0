/** Fen of an amount in yuan; nothing where it isn't one that Alipay takes: 0.01 to 100,000,000. */
export function fenOf(text: unknown): number | undefined {
  const [, yuan, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(text)) ?? []
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return fen >= 1 && fen <= 10_000_000_000 ? fen : undefined
}

export const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
