/** What is wrong with a code. */
export type QrErrorReason =
  /** Not text of this kind at all. */
  | 'not_this_kind'
  /** It says it is longer than it is, or has something after its end. */
  | 'length_invalid'
  /** An object comes twice where it may come once. */
  | 'tag_duplicate'
  | 'tag_missing'
  /** An object stands where it must not. */
  | 'tag_misplaced'
  | 'value_invalid'
  /** A character was changed, or lost, on its way. */
  | 'checksum_wrong'
  /** More than a reader has to take. */
  | 'too_long'

/** A code that can't be read, or fields that make none. */
export class QrError extends Error {
  override readonly name = 'QrError'
  readonly reason: QrErrorReason
  /** Which object: its tag, with those it lies in before it, such as `62.05`. Null for the code as a whole. */
  readonly tag: string | null
  /** Where it begins: in characters for a merchant code, in bytes of the decoded text for a payer’s. */
  readonly offset: number

  constructor(reason: QrErrorReason, tag: string | null, offset: number) {
    super(`${reason}${tag === null ? '' : ` in ${tag}`} at ${offset}`)
    this.reason = reason
    this.tag = tag
    this.offset = offset
  }
}
