import type { BerObject } from './ber-tlv.ts'

/** What a payer's code says (付款码): EMVCo Consumer-Presented Mode. Values are hexadecimal digits. */
export interface ConsumerCode {
  /** The ways to pay that it offers, one or two. */
  applications: CardApplication[]
  /** What both share. */
  common: CodeTemplate | null
}

export interface CodeTemplate {
  /** What anybody may read. */
  data: BerObject[]
  /** What is passed on to the card's bank as it is, the cryptogram among it. */
  transparent: BerObject[]
}

export interface CardApplication extends CodeTemplate {
  /** Which card scheme it is of: 5 to 16 bytes, such as `A000000333010101`. */
  aid: string
}
