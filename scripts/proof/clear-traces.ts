import { globSync } from 'node:fs'
import type { Clear } from '../../packages/mock-bank/test/privacy/clear-text.ts'

/** The PINs that are typed in the browser: e2e/fixtures/payer.ts, e2e/payer, e2e/paying. */
const pins = ['271828', '846201', '314159', '111222', '222333', '333444', '444555', '555666']

/**
 * Looks through what the houses of a run have left: database files with the events in them, logs, and all that was
 * answered. No number of anybody may stand there in clear. Where no house has left anything, nothing was looked at.
 */
export async function lookAtTraces(folder: string): Promise<{ found: Clear[]; houses: number }> {
  const houses = globSync('*/answers', { cwd: folder }).length
  if (houses === 0) return { found: [], houses }
  // Only now: it stands on the packages, which a fresh checkout has first to build.
  const { clearInFiles } = await import('../../packages/mock-bank/test/privacy/clear-text.ts')
  return { found: await clearInFiles(folder, { pins }), houses }
}
