import { contract } from '@qiantang/sdk/contract'
import { expect, test } from 'vitest'

import { onBankPage } from '../credentials.ts'
import { shopIn } from '../orders/shop.ts'
import { world } from '../world.ts'

test('a secret is handed out once and kept as a hash or sealed: none stands in the database, and none is told again (S1)', async () => {
  const w = await world()
  const { call, app, realm, origin, bank } = w
  const session = await w.newSession('u_1')
  const page = await call(contract.pageTokens.create, {}, onBankPage(session.token, origin))
  const shop = shopIn(w)
  const checkout = await shop.session((await shop.order()).id)
  const endpoint = await call(contract.webhookEndpoints.create, {
    body: { url: 'https://shop.example/hooks' },
  })
  const secrets = {
    ...{ session: session.token, page: page.token, checkout: checkout.secret },
    ...{ app: app.secretKey, realm: realm.key, webhook: endpoint.secret },
  }
  for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(40)

  const { sql } = bank.inside
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`
  for (const { name } of tables) {
    const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`
    const text = rows.map(({ row }) => row).join('\n')
    const found = Object.entries(secrets).filter(([, secret]) => text.includes(secret))
    expect({ name, found }).toEqual({ name, found: [] })
  }

  const again = JSON.stringify([
    await call(contract.sessions.list, { params: { userId: 'me' } }, await w.asUser('u_1')),
    await call(contract.checkoutSessions.retrieve, { params: { checkoutSessionId: checkout.id } }),
    await call(contract.webhookEndpoints.list, {}),
    await call(contract.app.retrieve, {}),
  ])
  for (const secret of Object.values(secrets)) expect(again).not.toContain(secret)
})
