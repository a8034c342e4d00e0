import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { contract, type CreatePaymentLink } from '@qiantang/sdk/contract'
import { describe, expect, test } from 'vitest'

import { responseOf } from '../../src/edge/answer.ts'
import { incomingOf } from '../../src/edge/incoming.ts'
import { readBuiltPages } from '../../src/server/built-pages.ts'
import { withPages } from '../../src/server/serve-pages.ts'
import { world } from '../world.ts'

const built = join(import.meta.dirname, '..', '..', '..', 'checkout-ui', 'dist')

// The test command builds the pages first; a single file run before any build has none.
describe.skipIf(!existsSync(join(built, 'server', 'server.js')))(
  'the page of a payment link',
  () => {
    const site = async () => {
      const w = await world()
      const serve = withPages(w.bank, await readBuiltPages(built))
      const open = async (path: string) => {
        const request = new Request(`${w.origin}${path}`)
        const answer = await serve(incomingOf(request), {})
        const response = answer instanceof Response ? answer : responseOf(answer)
        const html = await response.text()
        // What stands there without a script: the body, without what the script takes over with.
        const read = html.replace(/^[^]*<body>/, '').replace(/<script[^]*?<\/script>/g, '')
        return { status: response.status, headers: response.headers, html, read }
      }
      const link = async (more: Partial<CreatePaymentLink> = {}) => {
        const body = { reference: 'L-1', description: '</script><b>龙井</b> $& $1', ...more }
        return w.call(contract.paymentLinks.create, { body })
      }
      return { ...w, open, link }
    }

    test('who asks, what for and how much can be read before any script has run', async () => {
      const w = await site()
      const { id } = await w.link({ amount: 88_50 })

      const { status, headers, html, read } = await w.open(`/link/${id}?lang=en&theme=dark`)

      expect(status).toBe(200)
      expect(read).toContain('钱塘书店')
      expect(read).toContain('¥88.50')
      expect(read).toContain('$&amp; $1')
      expect(html).not.toContain('</script><b>')
      expect(html).toContain('<html lang="en" data-theme="dark"')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('cache-control')).toBe('no-store')
    })

    test.each([
      ['zh-CN', '付款金额', '¥5.00 至 ¥200.00', '去支付'],
      ['zh-TW', '付款金額', '¥5.00 至 ¥200.00', '去支付'],
      ['en', 'Amount', '¥5.00 to ¥200.00', 'Pay'],
    ])('in %s it says what may be entered', async (lang, ...words) => {
      const w = await site()
      const { id } = await w.link({ minAmount: 5_00, maxAmount: 200_00 })

      const { read } = await w.open(`/link/${id}?lang=${lang}`)

      for (const word of words) expect(read).toContain(word)
    })

    test('a link that has ended says so and asks for nothing', async () => {
      const w = await site()
      const closed = await w.link({ amount: 1_00 })
      await w.call(contract.paymentLinks.close, { params: { paymentLinkId: closed.id } })
      const timed = { reference: 'L-2', expiresAt: '2026-06-01T10:10:00.000+08:00' }
      const expired = await w.link(timed)
      await w.clock.advance('PT11M')

      for (const [id, title] of [
        [closed.id, '收款链接已停用'],
        [expired.id, '收款链接已过期'],
      ] as const) {
        const { status, read } = await w.open(`/link/${id}`)
        expect(status).toBe(200)
        expect(read).toContain(title)
        expect(read).not.toContain('<form')
      }
    })

    test.each([`/link/plk_${'0'.repeat(26)}`, '/link/plk_0', '/link', '/link/'])(
      '%s, which leads to no link, is a page that says so',
      async (path) => {
        const { open } = await site()

        const { status, headers, read } = await open(path)

        expect(status).toBe(404)
        expect(headers.get('content-type')).toContain('text/html')
        expect(read).toContain('找不到这个收款链接')
      },
    )
  },
)
