import { z } from 'zod'

import { id } from './ids.ts'
import { open } from './open.ts'
import { route } from './route.ts'

/** A way to pay. */
export const Channel = z
  .enum(['bank_balance', 'quick_pay', 'gateway', 'alipay', 'wechat_pay', 'unionpay'])
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof Channel>

export const App = z
  .object({
    id: id('app'),
    name: z.string(),
    realmId: id('rlm'),
    mode: open(['sandbox', 'production']),
    channels: z.array(open(Channel.options)).describe('The ways to pay this app may offer.'),
  })
  .meta({ id: 'App', description: 'A merchant’s app: the tenant.' })
export type App = z.infer<typeof App>

export const app = {
  retrieve: route({
    method: 'GET',
    path: '/v1/app',
    summary: 'The calling app: what it may do.',
    callers: ['merchant'],
    reply: App,
  }),
}
