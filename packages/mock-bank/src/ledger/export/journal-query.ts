/** Which part of the books is told, and to whom. */
export type JournalQuery = {
  readonly lanes: readonly number[]
  /** @default all realms */
  readonly realmId?: string
  /**
   * Whose books they are, by the owners of accounts: a merchant and its users. Only what touches them
   * is told, and nobody else is named. @default the bank's, which name everybody
   */
  readonly owners?: readonly string[]
  /** On the realm's clock, included. @default the beginning */
  readonly from?: Date
  /** Not included. @default the end */
  readonly until?: Date
}
