import type { Claim } from '../claims.ts'
import { benchClaims } from './ledger/bench.ts'
import { tortureClaims } from './ledger/torture.ts'
import { verifyClaims } from './ledger/verify.ts'

/** The money core: exact, fast, and never a fen lost. */
export const claims: Claim[] = [...verifyClaims, ...tortureClaims, ...benchClaims]
