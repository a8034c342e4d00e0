import { checkoutPage } from '../pages/checkout/checkout-page.ts'
import { linkPage } from '../pages/link-page.ts'
import { expect, test } from '../test.ts'

test.use({
  channels: ['alipay'],
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
})

/** A plum-coloured square, 96 by 96. */
const logo96 = [
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAIAAABt+uBvAAAApElEQVR4nO',
  '3QQQ0AIBDAsHOCMZSgHgd82aPJBCyds7YezfeDeIAAAQIEKBwgQIAAAQoHCBAgQIDCAQIECBCgcIAAAQ',
  'IEKBwgQIAAAQoHCBAgQIDCAQIECBCgcIAAAQIEKBwgQIAAAQoHCBAgQIDCAQIECBCgcIAAAQIEKBwgQI',
  'AAAQoHCBAgQIDCAQIECBCgcIAAAQIEKBwgQIAAAQoHCBAgQD+7zvF1/+HXFjAAAAAASUVORK5CYII=',
].join('')

test('the checkout and a payment link wear the merchant’s logo and colours, by day and by night @desk', async ({
  accessible,
  page,
  say,
  shop,
}) => {
  await shop.merchant.app.update({
    appearance: {
      variables: {
        ...{ colorPrimary: { light: '#7a1f5c', dark: '#f2a7d5' }, radius: 4, fontFamily: 'serif' },
        colorBackground: { light: '#fffafd', dark: '#241520' },
      },
    },
    logo: logo96,
  })
  const { session } = await shop.order({ amount: 88_50 })
  const checkout = checkoutPage({ page, say })
  const logo = page.locator('img[src*="/logos/"]')

  await page.goto(session.url)
  await expect(checkout.payButton).toHaveCSS('background-color', 'rgb(122, 31, 92)')
  await expect(page.locator('html')).toHaveCSS('font-family', /serif/i)
  expect(await logo.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(96)
  await accessible(page, 'the checkout in the merchant’s colours')

  const { url } = await shop.merchant.paymentLinks.create({
    ...{ reference: 'plum-1', description: '明前龙井 50 克', amount: 88_50 },
  })
  await page.goto(url)
  await expect(linkPage({ page, say }).pay).toHaveCSS('background-color', 'rgb(122, 31, 92)')
  expect(await logo.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(96)
  await accessible(page, 'a payment link in the merchant’s colours')
})

test('colours made for one light are shown by that light alone', async ({ page, say, shop }) => {
  await shop.merchant.app.update({
    appearance: { theme: 'light', variables: { colorPrimary: '#0b3d91' } },
  })
  const { session } = await shop.order({ amount: 88_50 })
  await page.emulateMedia({ colorScheme: 'dark' })

  await page.goto(session.url.replace('#', '?theme=dark#'))

  await expect(checkoutPage({ page, say }).payButton).toHaveCSS(
    'background-color',
    'rgb(11, 61, 145)',
  )
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light')
  const other = page.getByRole('button', {
    name: say('切换深浅色', 'Switch between light and dark'),
  })
  await expect(other).toBeHidden()
})
