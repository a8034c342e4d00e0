import { newSecret } from '../kernel/secrets.ts'

/** `ost_`, whose it is, and 256 random bits: wrong ones are counted against whom they name. */
export const newToken = (operatorId: string): string =>
  newSecret(`ost_${operatorId.slice('opr_'.length)}_`)

/** Whose token it says it is. */
export const namedIn = (token: string): string => `opr_${token.slice(4, 30)}`
