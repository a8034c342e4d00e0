import type { Route } from '@qiantang/sdk/contract'

import { BankError } from '../kernel/errors.ts'
import type { Edge } from './edge.ts'
import type { Limit, Verdict } from './rate-limits.ts'

/**
 * Counts a request and refuses it where it is one too many. Where the counter itself fails, PIN and OTP are refused
 * and everything else goes on.
 *
 * @throws {BankError} `rate_limited`, `overloaded`
 */
export const limitBy = async (
  edge: Edge,
  { verdicts, requestId }: { verdicts: Verdict[]; requestId: string },
  route: Route,
  key: string,
  limit: Limit,
): Promise<void> => {
  const verdict = await take(edge, key, limit)
  if (!verdict) {
    edge.bank.log.error('The rate limiter failed.', { requestId })
    if (route.bankOriginOnly) throw new BankError('overloaded')
    return
  }
  verdicts.push(verdict)
  if (!verdict.allowed) throw new BankError('rate_limited')
}

/** Refused credentials are counted by themselves, so that guessing is slow. */
export const limitRefusals = (
  edge: Edge,
  arrival: { verdicts: Verdict[]; requestId: string },
  route: Route,
  address: string,
): Promise<void> => limitBy(edge, arrival, route, `refusals:${address}`, edge.limits.refusals)

const take = async (edge: Edge, key: string, limit: Limit): Promise<Verdict | null> => {
  try {
    return await edge.limiter.take(key, limit)
  } catch {
    return null
  }
}

/** The verdict that leaves the least. */
export const nearest = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.toSorted(
    (left, right) =>
      Number(left.allowed) - Number(right.allowed) ||
      left.remaining / left.limit.requests - right.remaining / right.limit.requests,
  )[0]
