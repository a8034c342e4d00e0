/** A control of the security list the design follows (OWASP ASVS 5.0, API Top 10) and the tests that hold us to it. */
export interface SecurityTest {
  control: string
  /** Parts of the paths of test files, as vitest takes them. */
  files: string[]
}

export const securityTests: SecurityTest[] = [
  {
    control: 'S3: unknown fields are refused, and nothing leaves that the contract does not name',
    files: ['bad-input/bodies', 'edge/replies'],
  },
  {
    control: 'S5: a request that is forged, changed, stale or sent twice takes no effect',
    files: ['bad-input/signed', 'edge/signatures'],
  },
  { control: 'S6: idempotency keys of two tenants never meet', files: ['edge/idempotency'] },
  {
    control: 'S8: unknown costs what wrong costs',
    files: ['apps/known-and-unknown', 'challenges/same-work'],
  },
  {
    control: 'S10: calls are limited by app, user and address, codes and PINs by mobile and user',
    files: ['edge/rate-limits', 'challenges/code', 'challenges/pin'],
  },
  { control: 'S12: webhooks go to public hosts only', files: ['events/egress'] },
  {
    control: 'S21: no secret and nobody’s data in logs or errors',
    files: ['edge/canaries', 'accounts/privacy'],
  },
  {
    control: 'S24: JSON is read strictly, amounts are whole fen',
    files: ['edge/strict-json', 'bad-input/fuzz'],
  },
  { control: 'S25: slow and idle callers are cut off', files: ['test/server'] },
  { control: 'S26: production has none of the sandbox’s powers', files: ['edge/production'] },
]
