import type { CheckoutState, LoadError, OpenCheckoutOptions } from '@qiantang/sdk/checkout'
import type { Page } from '@playwright/test'
import { expect, test, type MerchantWindow } from '../elements/merchant-page.ts'
import { checkoutIn } from '../pages/checkout/checkout-in.ts'

interface Till extends MerchantWindow {
  opened: ReturnType<MerchantWindow['openCheckout']>
  states: CheckoutState[]
  troubles: LoadError[]
  closings: number
}

/** Has the page open a checkout when its button is pressed, as a merchant's script would. */
const wire = (page: Page, options: Omit<OpenCheckoutOptions, 'container'>) =>
  page.evaluate((given) => {
    const till = window as unknown as Till
    Object.assign(till, { states: [], troubles: [], closings: 0 })
    document.querySelector('#pay')!.addEventListener('click', () => {
      till.opened = till.openCheckout({
        ...given,
        container: '#here',
        onChange: (state) => till.states.push(state),
        onLoadError: (trouble) => till.troubles.push(trouble),
        onClose: () => till.closings++,
      })
    })
  }, options)

const heard = (page: Page) =>
  page.evaluate(() => {
    const { states, troubles, closings, opened } = window as unknown as Till
    return { states, troubles, closings, shown: opened?.shown }
  })

const body = '<button id="pay">Buy</button><div id="here"></div>'
/** A press that closes its own window may not live to hear that it was pressed. */
const onlyClosed = (error: Error) => {
  if (!error.message.includes('has been closed')) throw error
}
const buy = (page: Page) => page.getByRole('button', { name: 'Buy' }).click()

test(
  'in a frame: paid inside the merchant’s page, which hears of it and sees no more than it may',
  { tag: '@desk' },
  async ({ accessible, merchantPage, page, payer, say, shop, language }) => {
    await payer.hasAccount({ balance: 100_00 })
    const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
    await page.goto(await merchantPage({ body }))
    await wire(page, { session: { url: session.url }, mode: 'embed', locale: language })
    await buy(page)

    const checkout = checkoutIn({ page, say })
    await expect(checkout.payButton).toBeEnabled()
    await accessible(page, 'a checkout inside a merchant’s page')
    await checkout.payButton.click()
    await checkout.press(payer.pin)

    await expect(checkout.paid).toBeVisible()
    const { states, troubles } = await heard(page)
    expect(troubles).toEqual([])
    expect(states.at(0)).toMatchObject({ status: 'open', version: 1, total: 68_00, payment: null })
    expect(states.at(-1)).toMatchObject({
      id: session.id,
      status: 'completed',
      payment: { status: 'succeeded', channel: 'bank_balance', amount: 68_00 },
    })
    expect(JSON.stringify(states)).not.toMatch(/available|accountId|csk_/)
    // The way back is the merchant's own affair while its page is still there.
    await checkout.back.click()
    await expect.poll(async () => (await heard(page)).closings).toBe(1)
  },
)

test('in a frame: as high as its content, in the merchant’s colours, and put into another language', async ({
  merchantPage,
  page,
  payer,
  say,
  shop,
  language,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
  await page.goto(await merchantPage({ body }))
  await wire(page, {
    session: { url: session.url },
    mode: 'embed',
    locale: language,
    appearance: { theme: 'light', variables: { colorPrimary: '#5b21b6', radius: 4 } },
  })
  await buy(page)

  const { frame, payButton } = checkoutIn({ page, say })
  await expect(payButton).toBeVisible()
  const tide = () =>
    frame.locator(':root').evaluate((root) => getComputedStyle(root).getPropertyValue('--tide'))
  await expect.poll(tide).toContain('#5b21b6')
  const overflow = await frame
    .locator(':root')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
  expect(overflow).toBeLessThanOrEqual(0)

  const other = language === 'en' ? 'zh-CN' : 'en'
  await page.evaluate(
    (locale) => (window as unknown as Till).opened.update({ locale }),
    other as 'en',
  )
  await expect(page.frameLocator('iframe').locator(`html[lang="${other}"]`)).toBeAttached()
})

test('in a frame: mounted twice and taken out in between, as by a strict framework, it is one and the same', async ({
  merchantPage,
  page,
  shop,
}) => {
  const { session } = await shop.order({ amount: 68_00 })
  await page.goto(await merchantPage({ body }))
  const found = await page.evaluate(async (url) => {
    const { openCheckout } = window as unknown as Till
    const calls: string[] = []
    const open = (name: string) =>
      openCheckout({
        session: url,
        mode: 'embed',
        container: '#here',
        onChange: () => calls.push(name),
      })
    const first = open('first')
    const before = document.querySelector('iframe')
    const going = first.destroy()
    const second = open('second')
    await going
    const kept = document.querySelector('iframe')
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    second.update({ onChange: () => calls.push('newest') })
    const count = document.querySelectorAll('iframe').length
    await Promise.all([second.destroy(), second.destroy(), first.destroy()])
    return {
      same: before === kept || before === null,
      count,
      left: document.querySelectorAll('iframe').length,
      calls,
    }
  }, session.url)

  expect(found).toEqual({ same: true, count: 1, left: 0, calls: ['second'] })
})

test('in a frame: a page whose origin is not agreed is told so, and its payer gets a plain link', async ({
  merchantPage,
  page,
  composure,
  payer,
  say,
  shop,
  house,
  language,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  await shop.agree({ allowedOrigins: ['https://elsewhere.example'] })
  const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
  await page.goto(await merchantPage({ body }))
  await wire(page, { session: { url: session.url }, mode: 'embed', locale: language })
  await buy(page)

  const link = page.getByRole('link', { name: say('前往银行收银台付款', 'Pay at the bank') })
  await expect(link).toBeVisible()
  const { troubles } = await heard(page)
  expect(troubles).toMatchObject([{ reason: 'blocked', retryable: true }])
  expect(await page.locator('iframe').count()).toBe(0)
  // Browsers say so as well.
  composure.console = []
  composure.faults = []

  await link.click()
  await expect(page).toHaveURL(new RegExp(`^${house.bankUrl}/pay/${session.id}`))
})

test('in a window: opened within the click though the session is yet to come, paid, closed, and opened again', async ({
  merchantPage,
  page,
  payer,
  say,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
  await page.goto(await merchantPage({ body }))
  await page.evaluate((url) => {
    const till = window as unknown as Till
    Object.assign(till, { states: [], troubles: [], closings: 0 })
    document.querySelector('#pay')!.addEventListener('click', () => {
      if (till.opened) return void till.opened.show()
      till.opened = till.openCheckout({
        session: new Promise((resolve) => setTimeout(() => resolve({ url }), 1_500)),
        mode: 'popup',
        onChange: (state) => till.states.push(state),
        onClose: () => till.closings++,
      })
    })
  }, session.url)

  const opening = page.waitForEvent('popup')
  await buy(page)
  const first = await opening
  await first.waitForURL(/\/pay\/cos_/)
  await first.close()
  await expect.poll(async () => (await heard(page)).closings).toBe(1)

  const again = page.waitForEvent('popup')
  await buy(page)
  const window = await again
  const checkout = checkoutIn({ page: window, say }, false)
  await checkout.payButton.click()
  await checkout.press(payer.pin)
  await expect(checkout.paid).toBeVisible()
  await expect.poll(async () => (await heard(page)).states.at(-1)?.status).toBe('completed')
  await Promise.all([window.waitForEvent('close'), checkout.back.click().catch(onlyClosed)])
  await expect.poll(async () => (await heard(page)).closings).toBe(2)
})

test('a window that the browser does not open becomes the page itself', async ({
  merchantPage,
  page,
  shop,
}) => {
  const { session } = await shop.order({ amount: 68_00 })
  await page.goto(await merchantPage({ body }))
  await page.evaluate(() => {
    window.open = () => null
  })
  await wire(page, { session: { url: session.url }, mode: 'popup' })
  await buy(page)

  await page.waitForURL(new RegExp(`/pay/${session.id}`))
})

test('a window that the browser does not open is told, where the page wants to stay', async ({
  merchantPage,
  page,
  payer,
  shop,
}) => {
  await payer.hasAccount({ balance: 100_00 })
  const { session } = await shop.order({ amount: 68_00, userId: payer.userId })
  await page.goto(await merchantPage({ body }))
  await page.evaluate(() => {
    window.open = () => null
  })
  await wire(page, { session: { url: session.url }, mode: 'popup', whenBlocked: 'stay' })
  await buy(page)

  await expect
    .poll(() => heard(page))
    .toMatchObject({ shown: 'blocked', troubles: [{ reason: 'blocked', retryable: true }] })
})

test('an order past its time, and a secret that is none, are told apart', async ({
  merchantPage,
  page,
  realm,
  shop,
}) => {
  const { session } = await shop.order({ amount: 68_00 })
  await realm.clock.advance('PT16M')
  await page.goto(await merchantPage({ body }))
  await wire(page, { session: { url: session.url }, mode: 'embed' })
  await buy(page)
  await expect.poll(async () => (await heard(page)).troubles[0]?.reason).toBe('expired')

  await page.reload()
  await wire(page, { session: { url: session.url.replace(/#.*/, '#csk_wrong') }, mode: 'embed' })
  await buy(page)
  await expect.poll(async () => (await heard(page)).troubles[0]?.reason).toBe('bad_secret')
})
