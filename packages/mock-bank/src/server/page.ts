import type { QiantangBank } from '../bank.ts'
import type { Incoming } from '../edge/incoming.ts'

export type Connection = Parameters<QiantangBank['fetch']>[1]

/** Somebody opens a page. */
export interface Visit {
  incoming: Incoming
  connection: Connection
  /** Fresh for every answer: scripts and styles of this answer carry it. */
  nonce: string
}

/** A page as it is sent. */
export interface Drawn {
  html: string
  policy: string
  /** Made to be shown in a merchant's page; its policy says in whose. @default no page may be */
  framed?: boolean
  /** Made to be opened in a window by a merchant's page that it knows, which may see that the window was closed. @default no page sees */
  opened?: boolean
  /** @default 200 */
  status?: number
}

/** A page of the bank: where it is, and how it is drawn. What it cannot draw it answers as it is. */
export interface Page {
  address: RegExp
  draw: (visit: Visit) => Promise<Drawn | Response> | Drawn
}
