import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../workspace.ts'
import type { Tenant } from '../house/tenant.ts'

export interface ShopProcess {
  stop(): Promise<void>
}

interface ShopSettings extends Tenant {
  bankUrl: string
  shopUrl: string
}

/** Runs examples/shop as a merchant would: a process of its own, told everything by its environment. */
export async function startShop(settings: ShopSettings): Promise<ShopProcess> {
  const companion = join(import.meta.dirname, 'leave-with-parent.ts')
  const program = join(root, 'examples', 'shop', 'src', 'server.ts')
  const shop = fork(program, {
    cwd: join(root, 'examples', 'shop'),
    env: { ...process.env, ...environmentOf(settings) },
    execArgv: ['--import', companion],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = once(shop, 'exit')
  await Promise.race([firstWord(shop), ended.then(notOpened)])

  return {
    stop: async () => {
      shop.kill()
      await ended
    },
  }
}

/** It speaks when it is open. */
const firstWord = ({ stdout }: ChildProcess) =>
  new Promise<void>((open) => stdout?.on('data', () => open()))

const notOpened = () => {
  throw new Error('The shop did not open.')
}

const environmentOf = ({ bankUrl, shopUrl, app, webhook }: ShopSettings) => ({
  QIANTANG_BASE_URL: bankUrl,
  QIANTANG_APP_ID: app.id,
  QIANTANG_KEY_ID: app.keyId,
  QIANTANG_PRIVATE_KEY: app.privateKey,
  QIANTANG_WEBHOOK_SECRET: webhook.secret,
  SHOP_ORIGIN: shopUrl,
})
