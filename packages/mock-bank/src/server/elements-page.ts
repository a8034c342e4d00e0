import { isFramingOrigin } from '../apps/framing-origins.ts'
import type { QiantangBank } from '../bank.ts'
import type { Drawing } from './built-pages.ts'
import { languageAndTheme } from './entry-page.ts'
import type { Page } from './page.ts'

const address = /^\/elements\/(?:open-account|pin|challenge|cards|balance|payment-code)$/
const isAppId = /^app_[0-9A-HJKMNP-TV-Z]{26}$/

/**
 * `/elements/{type}?app=…&origin=…`: a part of the bank in a merchant's page. Browsers show it below the app's own origins
 * only, and it speaks with none but the one it is told here, which must be one of them.
 */
export const elementsPage = (bank: QiantangBank, drawing: Drawing, template: string): Page => ({
  address,
  async draw({ incoming, nonce }) {
    const { searchParams } = incoming.url
    const appId = searchParams.get('app') ?? ''
    const sources = isAppId.test(appId) ? await bank.framingOrigins(appId) : null
    const origin = searchParams.get('origin') ?? ''
    const shop = sources && isFramingOrigin(sources, origin) ? origin : null
    const html = drawing.fillPage(template, {
      nonce,
      ...languageAndTheme(incoming, drawing),
      state: { appId: sources && appId, shop },
    })
    return {
      html,
      status: sources === null ? 404 : 200,
      policy: drawing.contentSecurityPolicy({ nonce, frameAncestors: sources ?? [] }),
      framed: true,
    }
  },
})
