import { createPageToken } from '../apps/page-tokens.ts'
import { BankError } from '../kernel/errors.ts'
import { toTimestamp } from '../kernel/time.ts'
import type { Handlers } from './handler.ts'

export const pageTokens: Handlers['pageTokens'] = {
  create: async (bank, { caller, credential }) => {
    // A page token is not renewed by itself, or it would never end.
    if (caller.page || !credential) throw new BankError('caller_not_allowed')
    const { token, expiresAt } = await createPageToken(bank, caller, credential)
    return { token, expiresAt: toTimestamp(expiresAt) }
  },
}
