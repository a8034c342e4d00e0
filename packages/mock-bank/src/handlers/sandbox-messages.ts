import { listMessages } from '../sandbox/index.ts'
import type { Handlers } from './handler.ts'

export const sandboxMessages: Handlers['sandboxMessages'] = {
  list: (bank, { caller, query }) => listMessages(bank, caller.realm, query),
}
