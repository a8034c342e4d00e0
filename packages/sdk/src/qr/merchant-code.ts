import type { DataObject } from './data-objects.ts'

/** What a merchant's code says (商户收款码): EMVCo Merchant-Presented Mode. */
export interface MerchantCode {
  /** A printed one is paid many times, a dynamic one once. */
  use: 'static' | 'dynamic'
  /** Who is paid, by each network that can pay them; at least one. */
  accounts: MerchantAccount[]
  /** What the merchant sells: ISO 18245, four digits. */
  category: string
  /** ISO 4217, three digits. CNY is `156`. */
  currency: string
  /** In the currency's larger unit, as it is written: `88.50`. Null: the payer enters it. */
  amount: string | null
  tip: Tip | null
  /** ISO 3166, two letters. */
  country: string
  /** Printable ASCII, at most 25; `local` has it in another script. */
  name: string
  /** Printable ASCII, at most 15. */
  city: string
  postalCode: string | null
  additional: AdditionalData | null
  local: LocalNames | null
  /** What is for others to understand: tags 65 to 99. */
  others: DataObject[]
}

/** One of the tags 02 to 51. */
export type MerchantAccount =
  /** 02 to 25: a network's own form. UnionPay's are 15 and 16. */
  | { tag: string; value: string }
  /** 26 to 51: named by who defined it, with that one's own objects. */
  | { tag: string; guid: string; data: DataObject[] }

export type Tip =
  /** The payer is asked for one. */
  | { kind: 'asked' }
  /** Added to the amount, in the currency's larger unit. */
  | { kind: 'fixed'; amount: string }
  /** Per cent of the amount, `00.01` to `99.99`. */
  | { kind: 'percent'; percent: string }

/** Each at most 25 characters; `***` asks the payer for it. */
export interface AdditionalData {
  billNumber?: string
  mobile?: string
  store?: string
  loyaltyNumber?: string
  reference?: string
  customer?: string
  terminal?: string
  purpose?: string
  /** What the payer's app shall send along: A address, M mobile, E e-mail, each at most once. */
  asksFor?: string
  /** Tags 10 to 99 of it. */
  others?: DataObject[]
}

export interface LocalNames {
  /** ISO 639, two letters, such as `ZH`. */
  language: string
  name: string
  city: string | null
}

/** Where in the additional data each is. */
export const additionalTags = {
  billNumber: '01',
  mobile: '02',
  store: '03',
  loyaltyNumber: '04',
  reference: '05',
  customer: '06',
  terminal: '07',
  purpose: '08',
  asksFor: '09',
} as const satisfies Partial<Record<keyof AdditionalData, string>>

/** How the kind of tip is written. */
export const tipTags = { asked: '01', fixed: '02', percent: '03' } as const satisfies Record<
  Tip['kind'],
  string
>
