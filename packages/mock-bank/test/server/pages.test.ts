import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { contract } from '@qiantang/sdk/contract'
import { describe, expect, test } from 'vitest'

import { responseOf } from '../../src/edge/answer.ts'
import { incomingOf } from '../../src/edge/incoming.ts'
import { readBuiltPages } from '../../src/server/built-pages.ts'
import { withPages } from '../../src/server/serve-pages.ts'
import { world } from '../world.ts'

const built = join(import.meta.dirname, '..', '..', '..', 'checkout-ui', 'dist')

// The test command builds the pages first; a single file run before any build has none.
describe.skipIf(!existsSync(join(built, 'server', 'server.js')))('the built pages', () => {
  const site = async () => {
    const w = await world()
    const pages = await readBuiltPages(built)
    const serve = withPages(w.bank, pages)
    const get = async (
      path: string,
      headers: Record<string, string> = {},
      host = 'localhost:4000',
    ) => {
      const request = new Request(`http://${host}${path}`, { headers })
      const answer = await serve(incomingOf(request), {})
      return answer instanceof Response ? answer : responseOf(answer)
    }
    return { ...w, pages, serve, get }
  }

  const newBill = async ({ call }: Awaited<ReturnType<typeof site>>) => {
    const body = { reference: 'P1', amount: 8850, description: '</script><b>龙井茶</b> $& $1' }
    const order = await call(contract.orders.create, { body })
    return call(contract.checkoutSessions.create, {
      body: { orderId: order.id, returnUrl: 'https://shop.example/done' },
    })
  }

  test('a bill can be read before any script has run, under a strict policy', async () => {
    const w = await site()
    const session = await newBill(w)

    const answer = await w.get(`/pay/${session.id}?lang=en`)
    const html = await answer.text()

    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(answer.status).toBe(200)
    expect(nonce.length).toBeGreaterThan(20)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(html).toContain(`nonce="${nonce}"`)
    expect(html).toContain('88.50')
    expect(html).toContain('<html lang="en"')
    expect(html).not.toContain('</script><b>')
    expect(html).not.toContain(session.secret)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('each answer has a nonce of its own', async () => {
    const w = await site()
    const { id } = await newBill(w)
    const policies = await Promise.all(
      [1, 2].map(async () => (await w.get(`/pay/${id}`)).headers.get('content-security-policy')),
    )

    expect(policies[0]).not.toBe(policies[1])
  })

  test('a bill that does not exist is a page that says so', async () => {
    const { get } = await site()

    const answer = await get(`/pay/cos_${'0'.repeat(26)}`)

    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  test('who comes back from a channel by a form is sent to the page, which is told nothing of it', async () => {
    const w = await site()
    const { id } = await newBill(w)
    const body = new URLSearchParams({ respCode: '00', orderId: 'pay1' })
    const origin = 'https://gateway.example'
    const request = new Request(`http://localhost:4000/pay/${id}`, {
      ...{ method: 'POST', body, headers: { origin } },
    })

    const answer = await w.serve(incomingOf(request), {})

    expect([answer.status, new Headers(answer.headers).get('location')]).toEqual([
      ...[303, `http://localhost:4000/pay/${id}`],
    ])
    expect(
      await w.call(
        contract.checkoutSessions.summary,
        { params: { checkoutSessionId: id } },
        w.nobody,
      ),
    ).toMatchObject({ status: 'open' })
  })

  test('a page asked for by another name of this machine is sent to the bank’s own', async () => {
    const { get } = await site()

    const answer = await get(`/pay/cos_${'0'.repeat(26)}?lang=en`, {}, '127.0.0.1:4000')

    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toBe(
      `http://localhost:4000/pay/cos_${'0'.repeat(26)}?lang=en`,
    )
  })

  test('the files of a page never change, and travel packed', async () => {
    const { get, pages } = await site()
    const script = [...pages.assets.keys()].find((path) => path.endsWith('.js')) ?? ''

    const packed = await get(script, { 'accept-encoding': 'gzip, br' })
    const plain = await get(script)

    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(plain.headers.get('cache-control')).toContain('immutable')
  })

  test.each([
    '/assets/../server/server.js',
    '/assets/%2e%2e/%2e%2e/server/server.js',
    '/.vite/manifest.json',
    '/pay/index.html',
    '/assets/',
    '/assets/__proto__',
  ])('nothing else of the folder is handed out: %s', async (path) => {
    const { get } = await site()

    expect((await get(path)).status).toBe(404)
  })

  test('the API reference may load from nowhere else', async () => {
    const { get } = await site()

    const page = await get('/reference')
    const policy = page.headers.get('content-security-policy') ?? ''
    const html = await page.text()
    const script = /src="([^"]+)" integrity="(sha384-[^"]+)"/.exec(html)
    const code = await (await get(script?.[1] ?? '')).arrayBuffer()

    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(html).not.toMatch(/https?:/)
    const digest = createHash('sha384').update(new Uint8Array(code)).digest('base64')
    expect(script?.[2]).toBe(`sha384-${digest}`)
  })

  test('the API answers beside the pages', async () => {
    const { get, app } = await site()

    const answer = await get('/v1/app', { authorization: `Bearer ${app.secretKey}` })

    expect(await answer.json()).toMatchObject({ id: app.id })
  })
})
