import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { contract, type UpdateApp } from '@qiantang/sdk/contract'
import { describe, expect, test } from 'vitest'

import { responseOf } from '../../src/edge/answer.ts'
import { incomingOf } from '../../src/edge/incoming.ts'
import { readBuiltPages } from '../../src/server/built-pages.ts'
import { withPages } from '../../src/server/serve-pages.ts'
import { shopIn } from '../orders/shop.ts'
import { world } from '../world.ts'
import { jpegOf, logoOf, pngOf } from './pictures.ts'

const plum = { colorPrimary: { light: '#7a1f5c', dark: '#f2a7d5' } }

const shop = async () => {
  const w = await world()
  const wear = (body: UpdateApp) => w.call(contract.app.update, { body })
  const bill = async () => {
    const { id } = await shopIn(w).session((await shopIn(w).order()).id)
    const params = { checkoutSessionId: id }
    return w.call(contract.checkoutSessions.summary, { params })
  }
  const link = async () => {
    const body = { reference: 'L-1', description: '龙井' }
    const { id } = await w.call(contract.paymentLinks.create, { body })
    return w.call(contract.paymentLinks.summary, { params: { paymentLinkId: id } })
  }
  return { ...w, wear, bill, link }
}

test('a merchant gives its app colours and a logo, and bills and links say so', async () => {
  const { wear, bill, link, origin } = await shop()
  expect(await bill()).toMatchObject({ appearance: null, logoUrl: null })

  const appearance = { variables: { ...plum, radius: 6, fontFamily: 'serif' as const } }
  const { logoUrl, ...app } = await wear({ appearance, logo: logoOf(pngOf(64, 64)) })

  expect(app.appearance).toEqual(appearance)
  expect(logoUrl).toMatch(new RegExp(`^${origin}/logos/[0-9a-f]{40}\\.png$`))
  expect(await bill()).toMatchObject({ appearance, logoUrl })
  expect(await link()).toMatchObject({ appearance, logoUrl })
})

test('what is left out stays, null takes it away, another logo has another address', async () => {
  const { wear, bank } = await shop()
  const before = await wear({ appearance: { variables: plum }, logo: logoOf(pngOf(64, 64)) })
  expect(await wear({})).toEqual(before)

  const { logoUrl, appearance } = await wear({ logo: logoOf(jpegOf(80, 40), 'image/jpeg') })

  expect(appearance).toEqual(before.appearance)
  expect(logoUrl).toMatch(/\.jpg$/)
  expect(await bank.logo(nameIn(before.logoUrl))).toBeNull()
  expect(await bank.logo(nameIn(logoUrl))).toMatchObject({ type: 'image/jpeg' })
  const without = await wear({ logo: null, appearance: null })
  expect(without).toMatchObject({ appearance: null, logoUrl: null })
  expect(await bank.logo(nameIn(logoUrl))).toBeNull()
})

const nameIn = (url: string | null) => (url ?? '').split('/').at(-1) ?? ''

test.each([
  [{ colorPrimary: '#f5c518' }, 'colorPrimary', 'light'],
  [{ colorPrimary: '#0b3d91' }, 'colorPrimary', 'dark'],
  [{ colorText: '#777777' }, 'colorText', 'light'],
  // Our text is no fault of theirs: the ground is.
  [{ colorBackground: '#b3261e' }, 'colorBackground', 'light'],
])('%j is refused at %s, for it is hard to read when it is %s', async (variables, name, light) => {
  const { wear, bill } = await shop()

  await expect(wear({ appearance: { variables } })).rejects.toMatchObject({
    code: 'invalid_field',
    problem: {
      errors: [
        {
          path: `appearance.variables.${name}`,
          message: expect.stringMatching(
            new RegExp(`contrast of \\d\\.?\\d* : 1 when it is ${light}`),
          ),
        },
      ],
    },
  })
  expect((await bill()).appearance).toBeNull()
})

test.each([
  ['a picture that is another than it says', logoOf(pngOf(64, 64), 'image/jpeg')],
  ['a page', logoOf(Buffer.from('<html><script>alert(1)</script></html>'))],
  ['a drawing with a script', `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`],
  ['an address', 'https://shop.example/logo.png'],
  ['one too large to draw', logoOf(pngOf(1025, 40))],
  ['one too small to see', logoOf(pngOf(31, 64))],
  ['one too heavy', logoOf(Buffer.concat([pngOf(64, 64), Buffer.alloc(48 * 1024)]))],
  ['one that breaks off', logoOf(pngOf(64, 64).subarray(0, 20))],
  ['a JPEG without a frame', logoOf(jpegOf(64, 64).subarray(0, 8), 'image/jpeg')],
])('%s is no logo', async (_, logo) => {
  const { wear, bill } = await shop()

  await expect(wear({ logo })).rejects.toMatchObject({
    ...{ code: 'invalid_field', problem: { errors: [{ path: 'logo' }] } },
  })
  expect((await bill()).logoUrl).toBeNull()
})

const built = join(import.meta.dirname, '..', '..', '..', 'checkout-ui', 'dist')

// The test command builds the pages first; a single file run before any build has none.
describe.skipIf(!existsSync(join(built, 'server', 'server.js')))('the pages of such an app', () => {
  const site = async () => {
    const s = await shop()
    const serve = withPages(s.bank, await readBuiltPages(built))
    const get = async (path: string) => {
      const answer = await serve(incomingOf(new Request(`${s.origin}${path}`)), {})
      return answer instanceof Response ? answer : responseOf(answer)
    }
    return { ...s, get }
  }

  test('wear its colours before any script, by the nonce of their policy', async () => {
    const { wear, bill, link, get } = await site()
    await wear({ appearance: { variables: plum }, logo: logoOf(pngOf(64, 64)) })

    for (const path of [`/pay/${(await bill()).id}`, `/link/${(await link()).id}`]) {
      const answer = await get(path)
      const html = await answer.text()
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1]
      expect(html).toContain(`<style nonce="${nonce}" data-sent>:root{--tide:light-dark(#7a1f5c`)
      expect(html.indexOf('data-sent')).toBeGreaterThan(html.indexOf('rel="stylesheet"'))
      expect(html).toMatch(/<img src="[^"]*\/logos\/[0-9a-f]{40}\.png" alt=""/)
      expect(html).not.toMatch(/<[^>]* style=/)
    }
  })

  test('keep to the one light their colours are made for', async () => {
    const { wear, bill, get } = await site()
    await wear({ appearance: { theme: 'light', variables: { colorPrimary: '#0b3d91' } } })

    const html = await (await get(`/pay/${(await bill()).id}?theme=dark`)).text()

    expect(html).toMatch(/<html lang="[^"]+" data-theme="light" data-settled>/)
  })

  test('show its logo as a picture and nothing else', async () => {
    const { wear, get } = await site()
    const picture = pngOf(64, 64)
    const { logoUrl } = await wear({ logo: logoOf(picture) })

    const answer = await get(new URL(logoUrl ?? '').pathname)

    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect((await get(`/logos/${'0'.repeat(40)}.png`)).status).toBe(404)
  })
})
