import type { Steering } from '../steering.ts'
import type { Caller } from './doorkeeper.ts'
import type { House } from './house.ts'
import type { Notices } from './notices.ts'
import type { Reply } from './refusals.ts'
import type { Content } from './transactions.ts'

/** A request whose signature holds, and what it is answered from. */
export interface Asked {
  house: House
  caller: Caller
  content: Content
  url: URL
  /** The merchant's number in the path. */
  number: string
  steering: Steering
  notices: Notices
}

export type Desk = (asked: Asked) => Reply | Promise<Reply>
