import type { Appearance } from '@qiantang/sdk/elements'
import { elementsOf } from '../pages/elements/elements.ts'
import { expect, test, type MerchantWindow } from './merchant-page.ts'

test(
  'an element wears the merchant’s colours, corners, type and language, and changes them while it is seen',
  { tag: '@desk' },
  async ({ accessible, merchantPage, page, payer }) => {
    await payer.hasAccount()
    await page.goto(await merchantPage({ lang: 'en' }))
    await page.evaluate(() => {
      const window = globalThis as unknown as MerchantWindow
      const pin = window
        .createElements({
          ...window.options,
          appearance: {
            theme: 'light',
            variables: {
              colorPrimary: '#7a1f5c',
              colorBackground: '#fff8fb',
              colorText: '#2b0f20',
              radius: 4,
              fontSize: 18,
              fontFamily: 'serif',
            },
          },
        })
        .pin()
      pin.on('error', (detail) => window.heard.push({ name: 'error', detail, at: 0 }))
      Object.assign(window, { pin })
      pin.mount('#here')
    })
    const update = (look: { locale?: 'zh-CN'; appearance?: Appearance }) =>
      page.evaluate((look) => {
        ;(globalThis as unknown as { pin: { update: (look: object) => void } }).pin.update(look)
      }, look)
    const english = elementsOf({ page, say: (_, english) => english })
    const cancel = english.pin.getByRole('button', { name: 'Cancel' })
    const sheet = english.pin.locator('section').first()

    await expect(cancel).toHaveCSS('color', 'rgb(122, 31, 92)')
    await expect(sheet).toHaveCSS('background-color', 'rgb(255, 248, 251)')
    await expect(english.pin.locator('html')).toHaveCSS('font-size', '18px')
    await expect(english.pin.locator('html')).toHaveCSS('font-family', /serif/)
    await accessible(page, 'an element in the merchant’s colours')

    await update({ locale: 'zh-CN', appearance: { theme: 'dark' } })
    const { pin } = elementsOf({ page, say: (chinese) => chinese })
    await expect(pin.getByRole('button', { name: '取消' })).toHaveCSS('color', 'rgb(76, 195, 185)')
    await expect(pin.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await accessible(page, 'an element in the dark')

    await update({ appearance: { theme: 'light', variables: { colorPrimary: '#f5c518' } } })
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as MerchantWindow).heard))
      .toMatchObject([
        {
          detail: {
            code: 'appearance_refused',
            message: expect.stringContaining(
              'colorPrimary on colorBackground has a contrast of 1.6',
            ),
          },
        },
      ])
    await accessible(page, 'an element that kept its readable look')
  },
)

test('nothing below an element moves when it comes', async ({ merchantPage, page, payer, say }) => {
  await payer.hasAccount({ balance: 100_00 })
  await page.goto(await merchantPage({ body: '<div id="here"></div><p id="below">Below</p>' }))
  const below = page.locator('#below')
  await page.evaluate(() => {
    const window = globalThis as unknown as MerchantWindow
    window.createElements(window.options).balance().mount('#here')
  })
  const waiting = await below.boundingBox()
  await expect(elementsOf({ page, say }).balance.getByText('¥100.00')).toBeVisible()
  const shown = await below.boundingBox()

  expect(Math.abs((shown?.y ?? 0) - (waiting?.y ?? 0))).toBeLessThanOrEqual(8)
})
