import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { trespasses } from './rooms.ts'

/** A small house on disk: paths and what is written in them. */
function house(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'))
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  return root
}

test('a room may know the rooms before it', () => {
  const root = house({
    'packages/mock-bank/src/orders/create.ts': "import { post } from '../ledger/post.ts'\n",
    'packages/mock-bank/src/bank.ts': "import { handlers } from './handlers/index.ts'\n",
  })

  expect(trespasses(root)).toEqual([])
})

test('a room may not know a room after it, not even by a type', () => {
  const root = house({
    'packages/mock-bank/src/ledger/post.ts': [
      "import { z } from 'zod'",
      'import type {',
      '  Order,',
      "} from '../orders/order.ts'",
      "export type Session = import('../checkout/session.ts').Session",
    ].join('\n'),
  })

  expect(trespasses(root)).toEqual([
    expect.stringContaining('ledger/post.ts:4: packages/mock-bank/src/orders/order.ts'),
    expect.stringContaining('ledger/post.ts:5: packages/mock-bank/src/checkout/session.ts'),
  ])
})

test('every import on a line counts, and one in a comment does not', () => {
  const both = "export const both = [import('../bank.ts'), import('../cli.ts')]\n"
  const root = house({
    'packages/mock-bank/src/apps/late.ts': `/** As in import('../jobs.ts'). */\n${both}`,
  })

  expect(trespasses(root)).toEqual([
    expect.stringContaining('late.ts:2: packages/mock-bank/src/bank.ts'),
    expect.stringContaining('late.ts:2: packages/mock-bank/src/cli.ts'),
  ])
})

test('a folder nobody gave a place is no room', () => {
  const root = house({ 'packages/mock-bank/src/attic/box.ts': 'export const box = 1\n' })

  expect(trespasses(root)).toEqual([expect.stringContaining('"attic" is not a room')])
})

test.each([
  ['packages/sdk/src/contract/money.ts', 'ky'],
  ['packages/sdk/src/contract/money.ts', '../client.ts'],
  ['packages/sdk/src/client.ts', '@qiantang/mock-bank'],
  ['packages/mock-bank/src/apps/sign.ts', '@qiantang/sdk/server'],
  ['packages/mock-bank/src/apps/sign.ts', '../../../sdk/src/server/sign.ts'],
  ['packages/mock-bank/src/cards/network.ts', '../../simulators/network.ts'],
  ['packages/mock-bank/simulators/desk.ts', '../src/kernel/log.ts'],
  ['packages/checkout-ui/src/pay/page.tsx', '@qiantang/mock-bank'],
  ['packages/checkout-ui/src/pay/page.tsx', '../../../sdk/src/client.ts'],
  ['examples/shop/src/server.ts', '@qiantang/mock-bank'],
  ['examples/shop/src/server.ts', '../../../packages/sdk/src/index.ts'],
  ['e2e/paying/balance.ts', '../../packages/mock-bank/src/bank.ts'],
])('%s may not import %s', (file, target) => {
  expect(trespasses(house({ [file]: `import '${target}'\n` }))).toHaveLength(1)
})

test.each([
  ['packages/sdk/src/client.ts', 'ky'],
  ['packages/mock-bank/src/apps/sign.ts', '@qiantang/sdk/contract'],
  ['packages/mock-bank/src/apps/sign.ts', '../../../sdk/src/signatures/base.ts'],
  ['packages/mock-bank/src/orders/create.test.ts', '../checkout/session.ts'],
  ['packages/mock-bank/test/flow.ts', '@qiantang/sdk'],
  ['packages/mock-bank/simulators/phone.ts', '@qiantang/sdk/webhooks'],
  ['packages/checkout-ui/src/pay/page.tsx', '@qiantang/sdk'],
  ['packages/checkout-ui/src/elements/line.ts', '../../../sdk/src/frames/messages.ts'],
  ['examples/shop/src/server.ts', '@qiantang/sdk/server'],
  ['e2e/paying/balance.ts', '@qiantang/mock-bank/server'],
])('%s may import %s', (file, target) => {
  expect(trespasses(house({ [file]: `import '${target}'\n` }))).toEqual([])
})
