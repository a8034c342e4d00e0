import type { QiantangBank } from '../bank.ts'

export type Connection = Parameters<QiantangBank['fetch']>[1]

/** Somebody opens a page. */
export interface Visit {
  request: Request
  connection: Connection
  url: URL
  /** Fresh for every answer: scripts and styles of this answer carry it. */
  nonce: string
}

/** A page as it is sent. */
export interface Drawn {
  html: string
  policy: string
  /** @default 200 */
  status?: number
}

/** A page of the bank: where it is, and how it is drawn. What it cannot draw it answers as it is. */
export interface Page {
  address: RegExp
  draw: (visit: Visit) => Promise<Drawn | Response> | Drawn
}
