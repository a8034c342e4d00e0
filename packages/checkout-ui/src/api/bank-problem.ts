import type { Problem } from '@qiantang/sdk/contract'

/**
 * The bank said no, and why. `message` is for the payer, in the page's language; `code` is for the page.
 * A bank that did not answer at all is a `ConnectionLost`.
 */
export class BankProblem extends Error {
  override readonly name = 'BankProblem'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  /** A whole number among the facts of the problem, such as `attemptsLeft`. */
  number(fact: string): number | undefined {
    const value = this.problem.details?.[fact]
    return typeof value === 'number' ? value : undefined
  }

  /** A text among the facts of the problem, such as `lockedUntil`. */
  text(fact: string): string | undefined {
    const value = this.problem.details?.[fact]
    return typeof value === 'string' ? value : undefined
  }
}

export const hasCode = (error: unknown, ...codes: string[]): error is BankProblem =>
  error instanceof BankProblem && codes.includes(error.code)
