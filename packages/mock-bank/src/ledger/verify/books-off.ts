/** The books contradict themselves. Names what was promised and the first row that breaks it. */
export class BooksOff extends Error {
  override readonly name = 'BooksOff'
  readonly promise: string
  readonly row: Readonly<Record<string, unknown>>

  constructor(promise: string, row: Record<string, unknown>) {
    super(`The books are off: ${promise}. First row: ${JSON.stringify(row)}`)
    this.promise = promise
    this.row = row
  }
}
