import { createHash, randomBytes } from 'node:crypto'

import type { PayerName } from '../payers.ts'

/** Who a payer is to an app. Another app knows them by another. */
export const openIdOf = (appId: string, payer: PayerName): string =>
  `o${createHash('sha256').update(`${appId} ${payer}`).digest('base64url').slice(0, 27)}`

const codeLivesMs = 300_000

/** Codes that the in-app browser gives a page, each good for one question who the payer is. */
export interface OpenIdCodes {
  give(appId: string, payer: PayerName, at: Date): string
  take(appId: string, code: string, at: Date): string | undefined
}

export function createOpenIdCodes(): OpenIdCodes {
  const given = new Map<string, { appId: string; openId: string; until: number }>()
  return {
    give(appId, payer, at) {
      const code = randomBytes(16).toString('hex')
      const until = at.getTime() + codeLivesMs
      given.set(code, { appId, openId: openIdOf(appId, payer), until })
      return code
    },
    take(appId, code, at) {
      const found = given.get(code)
      given.delete(code)
      return found?.appId === appId && at.getTime() < found.until ? found.openId : undefined
    },
  }
}
