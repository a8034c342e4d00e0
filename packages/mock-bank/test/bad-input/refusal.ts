import { errors, Problem } from '@qiantang/sdk/contract'
import { expect } from 'vitest'

export interface Refusal {
  status: number
  code: string
  /** The paths of the fields it names. */
  paths: string[]
}

/** What an inside may never show: stacks, files, statements, what libraries call themselves. */
const insides =
  /\bat \S+ \([^)]*:\d+\)|\bat (?:file|node):|node_modules|\.ts\b|Postgres|PGlite|\bselect\b.+\bfrom\b|zod/i

/**
 * The refusal in an answer, once it is certain that it is one as the contract promises: a 4xx problem
 * with a code of the tables, which shows nothing of the inside and repeats nothing of `given`.
 */
export const refusalIn = async (
  answer: Response,
  about: string,
  given: readonly string[] = [],
): Promise<Refusal> => {
  const text = await answer.text()
  expect(`${answer.status} ${text}`, about).toMatch(/^4\d\d \{/)
  expect(answer.headers.get('content-type'), about).toBe('application/problem+json; charset=utf-8')

  const problem = Problem.strict().parse(JSON.parse(text))
  const row = errors[problem.code as keyof typeof errors] as { status: number } | undefined
  expect(problem.status, about).toBe(answer.status)
  expect(problem.status, about).toBe(row?.status)
  expect(problem.requestId, about).toBe(answer.headers.get('request-id'))
  // A request's id is chance, and chance spells anything.
  expect(text.replace(problem.requestId, ''), about).not.toMatch(insides)
  expect(
    given.filter((each) => text.includes(each)),
    about,
  ).toEqual([])

  const { status, code, errors: fields = [] } = problem
  return { status, code, paths: fields.map(({ path }) => path) }
}

/** The texts of a body that say something of somebody, or could: no answer repeats one. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return tells.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

// A word of the contract (`bank_balance`) may be repeated; what is very short is found by chance.
const tells = /[^\x00-\x7f]|^(?![A-Za-z_.-]+$).{6,}/
