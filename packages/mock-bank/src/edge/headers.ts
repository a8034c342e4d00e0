import { currentVersion, type Route } from '@qiantang/sdk/contract'

import type { Kernel } from '../kernel/kernel.ts'
import { isForBrowsers } from './operations.ts'

/** What every answer of the API carries, whoever asks. */
export const commonHeaders = (
  { mode }: Pick<Kernel, 'mode'>,
  requestId: string,
): Record<string, string> => ({
  'request-id': requestId,
  'qiantang-version': currentVersion,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(mode === 'production' && { 'strict-transport-security': 'max-age=63072000' }),
})

const exposed = [
  ...['Idempotent-Replayed', 'Qiantang-Version', 'Request-Id', 'Retry-After'],
  ...['RateLimit-Limit', 'RateLimit-Policy', 'RateLimit-Remaining', 'RateLimit-Reset'],
].join(', ')

/** Any origin may read what a token in its hand allows: there are no cookies to abuse. */
export const corsHeaders = (route: Route): Record<string, string> =>
  isForBrowsers(route)
    ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposed }
    : {}

/** The answer to a browser that asks first. Routes that are not for browsers are not mentioned. */
export const preflightHeaders = (routes: readonly Route[]): Record<string, string> => {
  const callable = routes.filter(isForBrowsers)
  return {
    allow: methodsOf(routes),
    ...(callable.length > 0 && {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methodsOf(callable),
      'access-control-allow-headers':
        'Authorization, Content-Type, Idempotency-Key, Qiantang-App, Qiantang-Version',
      'access-control-max-age': '600',
    }),
  }
}

export const methodsOf = (routes: readonly Route[]): string =>
  [...new Set(routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
    .concat('OPTIONS')
    .join(', ')
