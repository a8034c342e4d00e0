import type { CardApplication, CodeTemplate } from './consumer-code.ts'

/** What stands on a card's second track. */
export interface Track2 {
  /** The card's number, or the token's that stands for it. */
  pan: string
  /** `YYMM`; null where only the number is told. */
  expiry: string | null
  serviceCode: string | null
}

/** Whose card, or token, an application of a payer's code is: by tag `57`, else `5A`, its own or what both share. */
export const track2Of = (application: CardApplication, common: CodeTemplate | null): Track2 => {
  const data = [...application.data, ...(common?.data ?? [])]
  const valueAt = (wanted: string) => data.find(({ tag }) => tag === wanted)?.value
  const [pan = '', rest = ''] = (valueAt('57') ?? valueAt('5A') ?? '').replace(/F$/, '').split('D')
  return { pan, expiry: rest.slice(0, 4) || null, serviceCode: rest.slice(4, 7) || null }
}
