import { createWallet } from '@qiantang/sdk'

import type { World } from '../world.ts'

/** The merchant's page, with a wallet of the SDK in it; what it sends is kept. */
export const merchantsPage = async (w: World) => {
  const sent: string[] = []
  const wallet = createWallet({
    ...{ appId: w.app.id, baseUrl: w.origin, session: (await w.newSession('u_1')).token },
    maxRetries: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.headers.set('origin', 'http://127.0.0.1:4020')
      request.headers.set('sec-fetch-site', 'cross-site')
      sent.push(await request.clone().text())
      return w.bank.fetch(request)
    },
  })
  return { wallet, sent }
}
