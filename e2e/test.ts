/** The test of this suite: a house, a realm, a shop and a payer of its own, and the doors people come in by. */
export { test } from './fixtures/doors.ts'
export { expect } from '@playwright/test'
