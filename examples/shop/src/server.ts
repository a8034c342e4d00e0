import { serve } from '@hono/node-server'

import { readConfig } from './config.ts'
import { createShop } from './shop.ts'

const config = readConfig(process.env)
const shop = createShop(config)
const { hostname, port } = new URL(config.origin)

serve({ fetch: shop.fetch, hostname, port: Number(port) }, () => {
  shop.register().then(
    () => console.log(`The shop is open at ${config.origin}`),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
})
