/**
 * What the bank needs to serve the pages: how to draw the checkout, how to fill a built page, and under which
 * policy. Built into one file without dependencies, `dist/server/server.js`.
 */
export { render, type Rendered } from './server/render.tsx'
export { fillPage, type Filling } from './server/fill-page.ts'
export { contentSecurityPolicy, type PolicyOptions } from './server/content-security-policy.ts'
export { payPage, type PayRequest } from './server/pay-page.ts'
export { linkPage, type LinkRequest } from './server/link-page.tsx'
export { languagesOf, localeOf, type Locale } from './i18n/locale.ts'
export type { PayState } from './pay/pay-state.ts'
