import type { PageUrlInput } from './wallet.ts'

/** `/wallet?view=…#token`: what is behind `#` is never sent to a server. */
export const pageUrl = (baseUrl: string, token: string, input: PageUrlInput = {}): string => {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/wallet`)
  if (input.view) url.searchParams.set('view', input.view)
  if (input.challengeId) url.searchParams.set('challenge', input.challengeId)
  if (input.returnUrl) url.searchParams.set('return_url', input.returnUrl)
  url.hash = token
  return url.href
}
