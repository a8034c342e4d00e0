import type { Page } from '@playwright/test'
import { elementsOf, press } from '../pages/elements/elements.ts'
import { expect, test, type MerchantWindow } from './merchant-page.ts'
import { heard, showQuestion } from './question.ts'

test.describe('a hostile page around a frame', () => {
  test.beforeEach(async ({ payer }) => {
    await payer.hasAccount({ balance: 100_00 })
  })

  test('cannot look into it, nor draw it', async ({ merchantPage, page, payer, say }) => {
    await page.goto(await merchantPage())
    await showQuestion(page, await payer.question(68_00))
    const { question } = elementsOf({ page, say })
    await expect(question.getByRole('button', { name: '7', exact: true })).toBeVisible()

    const looks = await page.evaluate(async () => {
      const frame = document.querySelector('iframe')!
      const attempt = (look: () => unknown) => {
        try {
          return String(look())
        } catch (error) {
          return (error as Error).name
        }
      }
      // What a page can make a picture of is its own document: here with the frame in it.
      const { width, height } = frame.getBoundingClientRect()
      const source = new XMLSerializer().serializeToString(frame)
      const picture = new Image(width, height)
      picture.src = `data:image/svg+xml,${encodeURIComponent(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${source}</foreignObject></svg>`,
      )}`
      await picture.decode()
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width, height })
      const brush = canvas.getContext('2d')!
      brush.drawImage(picture, 0, 0)
      const pixels = new Set(new Uint32Array(brush.getImageData(0, 0, width, height).data.buffer))
      return {
        document: frame.contentDocument === null ? 'none' : 'some',
        inside: attempt(() => frame.contentWindow!.document.body.innerText),
        address: attempt(() => frame.contentWindow!.location.href),
        storage: attempt(() => frame.contentWindow!.sessionStorage.length),
        frames: frame.contentWindow!.length,
        colours: pixels.size,
      }
    })

    expect(looks).toEqual({
      document: 'none',
      inside: 'SecurityError',
      address: 'SecurityError',
      storage: 'SecurityError',
      frames: 0,
      // One colour: there is nothing in the picture.
      colours: 1,
    })
  })

  test('hears nothing while a PIN is typed, and its size tells nothing', async ({
    merchantPage,
    page,
    payer,
    say,
  }) => {
    // Before anything of the SDK has run, the page puts itself between: every message, every change of size or focus.
    await page.addInitScript(() => {
      if (window.parent !== window) return
      const seen: unknown[] = []
      Object.assign(window, { seen })
      const channel = window.MessageChannel
      window.MessageChannel = class extends channel {
        constructor() {
          super()
          this.port1.addEventListener('message', ({ data }) => seen.push(data))
        }
      }
      addEventListener('message', ({ data }) => seen.push(data))
    })
    const seen = () => page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)
    await page.goto(await merchantPage())
    await showQuestion(page, await payer.question(68_00))
    const { question } = elementsOf({ page, say })
    await expect.poll(() => heard(page)).toEqual(['ready'])
    const before = await seen()
    const frame = page.locator('iframe')
    const height = (await frame.boundingBox())?.height

    await press(question, '27182')
    await question.getByRole('button', { name: say('删除', 'Delete') }).click()
    await press(question, '99')
    await expect(question.getByRole('alert')).toBeVisible()
    expect(await seen(), 'what the page has seen after a wrong PIN').toEqual(before)
    expect((await frame.boundingBox())?.height).toBe(height)

    await press(question, payer.pin)
    await expect.poll(() => heard(page)).toEqual(['ready', 'complete'])
    expect(await payer.balance()).toBe(32_00)
  })

  test('learns no layout from one frame for the next', async ({
    merchantPage,
    page,
    payer,
    say,
  }) => {
    await page.goto(await merchantPage())
    const challengeId = await payer.question(68_00)
    const layouts: string[] = []
    for (let time = 0; time < 3; time++) {
      await page.evaluate(() => document.querySelector('iframe')?.remove())
      await showQuestion(page, challengeId)
      const keys = elementsOf({ page, say }).question.getByRole('group').getByRole('button')
      await expect(keys).toHaveCount(11)
      layouts.push((await keys.allInnerTexts()).join(''))
    }

    expect(layouts.map((layout) => [...layout].toSorted().join(''))).toEqual(
      layouts.map(() => '0123456789'),
    )
    expect(new Set(layouts).size).toBe(3)
  })

  test('gets no second line to the frame, and what fits no message is not heard', async ({
    merchantPage,
    page,
    payer,
    say,
  }) => {
    await page.addInitScript(() => {
      const channel = window.MessageChannel
      window.MessageChannel = class extends channel {
        constructor() {
          super()
          Object.assign(window, { line: this.port1 })
        }
      }
    })
    await page.goto(await merchantPage())
    await showQuestion(page, await payer.question(68_00))
    const { question } = elementsOf({ page, say })
    await expect.poll(() => heard(page)).toEqual(['ready'])

    await page.evaluate(() => {
      const frame = document.querySelector('iframe')!
      const { line } = globalThis as unknown as { line: MessagePort }
      const send = line.postMessage.bind(line)
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Object.assign(window, { secondLine: true }))
      port1.start()
      const look = { locale: null, appearance: {} }
      frame.contentWindow!.postMessage(
        { qiantang: 'line', nonce: frame.src.split('#')[1], look, challengeId: null },
        new URL(frame.src).origin,
        [port2],
      )
      for (const message of [
        null,
        'session',
        { says: 'session', token: 'bpt_0123456789abcdef' },
        { says: 'constructor' },
        { says: '__proto__' },
        { says: 'look', look: { ...look, html: '<b>' } },
        { says: 'answer', pin: '271828' },
        { says: 'refresh', more: true },
      ])
        send(message)
      send({
        says: 'look',
        look: { locale: null, appearance: { variables: { colorText: 'red}body{opacity:0' } } },
      })
    })
    await expect.poll(() => heard(page)).toEqual(['ready', 'error'])

    await press(question, payer.pin)
    await expect.poll(() => heard(page)).toEqual(['ready', 'error', 'complete'])
    expect(await page.evaluate(() => 'secondLine' in window)).toBe(false)
  })

  test('has no use for the session it was given: only the bank’s own pages exchange it', async ({
    browser,
    house,
    merchantPage,
    payer,
  }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(await merchantPage())
    const refusal = await page.evaluate(
      async ({ bankUrl, token }) => {
        const answer = await fetch(`${bankUrl}/v1/page-tokens`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        }).catch(() => null)
        return answer && ((await answer.json()) as { code: string }).code
      },
      { bankUrl: house.bankUrl, token: await payer.walletToken() },
    )

    // The browser does not even let it ask.
    expect(refusal).toBeNull()
    await context.close()
  })
})

test('a frame beside it can neither speak to it nor in its name', async ({
  merchantPage,
  page,
  payer,
  say,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const neighbour = await merchantPage({ body: 'A neighbour' })
  await page.goto(
    await merchantPage({
      body: `<div id="here"></div><iframe id="other" title="other" src="${neighbour}"></iframe>`,
    }),
  )
  await showQuestion(page, await payer.question(68_00))
  await expect.poll(() => heard(page)).toEqual(['ready'])
  const sessions = () => page.evaluate(() => (globalThis as unknown as MerchantWindow).sessions)
  const before = await sessions()
  const nonce = await page.evaluate(() => document.querySelector('iframe')!.src.split('#')[1])
  const other = page.frames().find((frame) => frame.url() === neighbour)

  await other?.evaluate((nonce) => {
    const bank = [...Array(parent.length).keys()]
      .map((at) => parent.frames[at]!)
      .filter((frame) => frame !== window)
    const look = { locale: null, appearance: { theme: 'dark' } }
    for (const frame of bank) {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Object.assign(window, { overheard: true }))
      port1.start()
      frame.postMessage({ qiantang: 'line', nonce, look, challengeId: null }, '*', [port2])
    }
    // Even with the number of the frame it is not the frame.
    parent.postMessage({ qiantang: 'hello', nonce }, '*')
    addEventListener('message', ({ ports }) => {
      if (ports.length > 0) Object.assign(window, { overheard: true })
    })
  }, nonce)

  await press(elementsOf({ page, say }).question, payer.pin)
  await expect.poll(() => heard(page)).toEqual(['ready', 'complete'])
  expect(await other?.evaluate(() => 'overheard' in window)).toBe(false)
  expect(await sessions()).toBe(before)
})

test('a page in the frame’s place that says it is the bank gets no session', async ({
  merchantPage,
  page,
  payer,
}) => {
  await payer.hasAccount()
  const impostor = await merchantPage({
    body: `<script>
      addEventListener('message', () => { document.title = 'had it' })
      setInterval(() => {
        window.said = (window.said ?? 0) + 1
        parent.postMessage({ qiantang: 'hello', nonce: location.hash.slice(1) }, '*')
      }, 50)
    </script>`,
  })
  await page.route('**/elements/balance?*', (route) => route.abort())
  await page.goto(await merchantPage())
  await page.evaluate((impostor) => {
    const window = globalThis as unknown as MerchantWindow
    window.createElements(window.options).balance().mount('#here')
    const frame = document.querySelector('iframe')!
    frame.src = `${impostor}#${frame.src.split('#')[1]}`
  }, impostor)
  const there = () => page.frames().find((frame) => frame.url().startsWith(impostor))
  await expect.poll(() => there()?.evaluate('window.said')).toBeGreaterThan(5)

  expect(await page.evaluate(() => (globalThis as unknown as MerchantWindow).sessions)).toBe(0)
  expect(await there()?.title()).toBe('A merchant')
})

test.describe('the bank does not let itself be shown', () => {
  // Browsers put a page of their own in the place of one that may not be shown.
  const refused = (page: Page) =>
    expect.poll(() => page.frames().some((one) => one.url().startsWith('chrome-error:'))).toBe(true)

  test('by a page of an origin that the app has not named', async ({ browser, merchantPage }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(await merchantPage({ host: '::1' }))
    await page.evaluate(() => {
      const window = globalThis as unknown as MerchantWindow
      window.createElements(window.options).balance().mount('#here')
    })

    await refused(page)
    expect(await page.evaluate(() => (globalThis as unknown as MerchantWindow).sessions)).toBe(0)
    await context.close()
  })

  test('by a page without an origin', async ({ browser, house, merchantPage, shop }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const address = `${house.bankUrl}/elements/balance?app=${shop.keys.appId}&origin=null#${'0'.repeat(32)}`
    const inner = `<iframe src='${address}'></iframe>`
    await page.goto(
      await merchantPage({ body: `<iframe sandbox="allow-scripts" srcdoc="${inner}"></iframe>` }),
    )

    await refused(page)
    await context.close()
  })

  test('without its own origin: in a sandbox it runs nothing', async ({
    browser,
    house,
    merchantPage,
    shop,
  }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const address = `${house.bankUrl}/elements/balance?app=${shop.keys.appId}#${'0'.repeat(32)}`
    const script = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js'))
    await page.goto(
      await merchantPage({ body: `<iframe sandbox="allow-scripts" src="${address}"></iframe>` }),
    )

    await script
    const frame = page.frames().find((one) => one.url() === address)
    expect(await frame?.locator('#root').innerHTML()).toBe('')
    await context.close()
  })
})
