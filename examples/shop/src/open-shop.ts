import { once } from 'node:events'

import { createAdaptorServer } from '@hono/node-server'

import type { ShopConfig } from './config.ts'
import { createShop } from './shop.ts'

/** Opens the shop at its origin and tells the bank where to send events. Answers with the way to close it. */
export const openShop = async (config: ShopConfig): Promise<() => Promise<void>> => {
  const shop = createShop(config)
  const { hostname, port } = new URL(config.origin)
  const server = createAdaptorServer({ fetch: shop.fetch })
  server.listen(Number(port), hostname)
  await once(server, 'listening')
  await shop.register()

  return async () => {
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await once(server, 'close')
  }
}
