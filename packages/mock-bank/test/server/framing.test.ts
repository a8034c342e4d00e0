import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { contract } from '@qiantang/sdk/contract'
import { describe, expect, test } from 'vitest'

import { isFramingOrigin, sourcesOf } from '../../src/apps/framing-origins.ts'
import { responseOf } from '../../src/edge/answer.ts'
import { incomingOf } from '../../src/edge/incoming.ts'
import { readBuiltPages } from '../../src/server/built-pages.ts'
import { withPages } from '../../src/server/serve-pages.ts'
import { world } from '../world.ts'

const built = join(import.meta.dirname, '..', '..', '..', 'checkout-ui', 'dist')
const shop = 'http://127.0.0.1:4020'
const types = ['open-account', 'pin', 'challenge', 'cards', 'balance']

// The test command builds the pages first; a single file run before any build has none.
describe.skipIf(!existsSync(join(built, 'server', 'server.js')))(
  'who may show a page in theirs',
  () => {
    const site = async () => {
      const w = await world()
      const serve = withPages(w.bank, await readBuiltPages(built))
      const get = async (path: string) => {
        const answer = await serve(incomingOf(new Request(`http://localhost:4000${path}`)), {})
        const response = answer instanceof Response ? answer : responseOf(answer)
        const policy = response.headers.get('content-security-policy') ?? ''
        return { response, ancestors: /frame-ancestors ([^;]*)/.exec(policy)?.[1], policy }
      }
      const element = (type: string, app = w.app.id, origin = shop) =>
        get(`/elements/${type}?app=${app}&origin=${encodeURIComponent(origin)}`)
      return { ...w, get, element }
    }

    test('an element is for the origins of its app, and strict in all else', async () => {
      const { element } = await site()

      for (const type of types) {
        const { response, ancestors, policy } = await element(type)

        expect(response.status).toBe(200)
        expect(ancestors).toBe('http://127.0.0.1:* http://localhost:*')
        expect(policy).toContain("require-trusted-types-for 'script'")
        expect(policy).not.toContain('unsafe')
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'cache-control': 'no-store',
          // A shop that isolates its pages can show it too.
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'cross-origin',
          'referrer-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
        })
        expect(response.headers.get('x-frame-options')).toBeNull()
        const permissions = response.headers.get('permissions-policy') ?? ''
        expect(permissions).toContain('publickey-credentials-get=(self)')
        expect(permissions).toContain('camera=()')
      }
    })

    describe('a checkout', () => {
      const checkout = async (allowedOrigins?: string[]) => {
        const { call, get, tester, app, ...w } = await site()
        if (allowedOrigins) {
          const params = { appId: app.id }
          await call(contract.sandboxApps.update, { params, body: { allowedOrigins } }, tester)
        }
        const order = await call(contract.orders.create, {
          body: { reference: 'P1', amount: 68_00, description: '龙井' },
        })
        const { id } = await call(contract.checkoutSessions.create, {
          body: { orderId: order.id, returnUrl: 'https://shop.example/' },
        })
        const open = (way: string, origin: string) =>
          get(`/pay/${id}?in=${way}&origin=${encodeURIComponent(origin)}`)
        return { ...w, get, id, order, open }
      }

      test('is shown in frames of the app’s own pages, and says in whose', async () => {
        const { open } = await checkout(['https://shop.example'])

        const { response, ancestors, policy } = await open('frame', 'https://shop.example')

        expect(ancestors).toBe('https://shop.example')
        expect(policy).not.toContain('unsafe')
        expect(response.headers.get('x-frame-options')).toBeNull()
        expect(await response.text()).toContain('"shop":"https://shop.example"')
      })

      test.each([
        ['frame', 'https://evil.example'],
        ['frame', 'https://shop.example.evil.example'],
        ['frame', 'null'],
        ['popup', 'https://evil.example'],
        ['elsewhere', 'https://shop.example'],
      ])('is no %s of %s', async (way, origin) => {
        const { open } = await checkout(['https://shop.example'])

        const { response, ancestors } = await open(way, origin)

        expect(ancestors).toBe("'none'")
        expect(response.headers.get('x-frame-options')).toBe('DENY')
        expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
        expect(await response.text()).toContain('"shop":null')
      })

      test('keeps its opener only where a page of the app has opened it', async () => {
        const { open } = await checkout(['https://shop.example'])

        const { response, ancestors } = await open('popup', 'https://shop.example')

        expect(response.headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
        expect(ancestors).toBe("'none'")
      })

      test('sends its forms to its order’s channels and nowhere else, loads nothing from elsewhere, and sets no cookie', async () => {
        const { bank, get, id, order } = await checkout()
        const offered = order.channels.some((name) => name === 'unionpay' || name === 'gateway')

        const { response, policy } = await get(`/pay/${id}`)

        expect(policy).toContain("base-uri 'none'")
        const simulators = bank.inside.connectors.unionpay?.formsTo?.('rlm_1')
        const allowed = /form-action ([^;]*)/.exec(policy)?.[1]?.split(' ')
        expect(allowed).toEqual(offered ? ["'self'", simulators] : ["'self'"])
        expect(response.headers.get('set-cookie')).toBeNull()
        expect(await response.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!shop\.example)/)
      })
    })

    test('every other page, and every answer of the API, is for nobody’s', async () => {
      const { get, app } = await site()
      const paths = [
        ...[
          '/',
          '/wallet',
          '/wallet/?view=pin',
          `/pay/cos_${'0'.repeat(26)}`,
          '/pay/',
          '/reference',
        ],
        ...['/openapi.json', '/errors', '/v1/keys', '/elements', '/elements/', '/elements/keypad'],
        ...[`/elements/pin/?app=${app.id}`, `/wallet?app=${app.id}&origin=${shop}`],
      ]

      for (const path of paths) {
        const { response, ancestors } = await get(path)
        expect(ancestors, path).toBe("'none'")
        expect(response.headers.get('x-frame-options'), path).toBe('DENY')
        expect(response.headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      }
    })

    test.each(['', 'app_1', `app_${'0'.repeat(26)}`, "app_0 'unsafe-inline'"])(
      'an element for the app %j is for nobody’s',
      async (app) => {
        const { element } = await site()
        const { response, ancestors } = await element('pin', app)

        expect(response.status).toBe(404)
        expect(ancestors).toBe("'none'")
      },
    )

    test('an element is told of no origin but one of the app’s, whatever the address says', async () => {
      const { element } = await site()
      const told = async (origin: string) => {
        const { response, policy } = await element('pin', undefined, origin)
        expect(policy).not.toContain('evil')
        const html = await response.text()
        const state = /id="page-state">([^<]*)</.exec(html)?.[1] ?? '{}'
        return (JSON.parse(state) as { shop: unknown }).shop
      }

      expect(await told(shop)).toBe(shop)
      for (const origin of ['https://evil.test', 'null', '*', `${shop}.evil.test`, `${shop}; evil`])
        expect(await told(origin), origin).toBeNull()
    })

    test('an app that has named its origins is shown by these alone, at once', async () => {
      const { app, call, element, tester } = await site()
      const allowedOrigins = ['https://shop.example', 'http://127.0.0.1:4020']
      await call(
        contract.sandboxApps.update,
        { params: { appId: app.id }, body: { allowedOrigins } },
        tester,
      )

      const { ancestors } = await element('balance')
      expect(ancestors).toBe('https://shop.example http://127.0.0.1:4020')
      const { response } = await element('balance', undefined, 'http://127.0.0.1:4021')
      expect(await response.text()).toContain('"shop":null')
    })
  },
)

test.each([
  ['http://127.0.0.1:4020', true],
  ['http://localhost:80', true],
  ['https://shop.example', true],
  ['http://127.0.0.1', false],
  ['http://127x0.0.1:4020', false],
  ['http://127.0.0.1:4020/', false],
  ['http://127.0.0.1:4020.evil.test', false],
  ['https://shop.example:8443', false],
  ['https://evil.test', false],
  ['null', false],
  ['', false],
])('%s is one of the origins: %s', (origin, isOne) => {
  const sources = ['http://127.0.0.1:*', 'http://localhost:*', 'https://shop.example']

  expect(isFramingOrigin(sources, origin)).toBe(isOne)
})

test('in production nobody is special: an app without origins is shown nowhere', () => {
  expect(sourcesOf({ mode: 'production' }, { allowedOrigins: [] })).toEqual([])
  expect(sourcesOf({ mode: 'production' }, { allowedOrigins: ['https://shop.example'] })).toEqual([
    'https://shop.example',
  ])
})
