/** An amount in fen as other companies, codes and messages write it: yuan with two decimals, `88.50`. */
export const toYuan = (amount: number): string =>
  `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

/** Reads such an amount digit by digit; nothing where it isn't one. */
export const fromYuan = (text: unknown): number | undefined => {
  const [, yuan, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(text)) ?? []
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}
