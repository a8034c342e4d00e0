import type { Page, Request } from '@playwright/test'

/** The checkout as a payer sees it, in Chinese. */
export const checkoutPage = (page: Page) => ({
  payButton: page.getByRole('button', { name: /^(处理中)?向青芽茶铺支付/ }),
  pinField: page.getByLabel('6 位支付密码'),
  pinSheet: page.getByRole('dialog', { name: '确认支付' }),
  key: (digit: string) => page.getByRole('button', { name: digit, exact: true }),
  alert: page.getByRole('alert'),
  heading: page.getByRole('heading', { level: 1 }),
  backToMerchant: page.getByRole('link', { name: /^返回商家/ }),
})

export const confirms = (calls: Request[]) =>
  calls.filter((call) => call.url().endsWith('/confirm'))
export const answers = (calls: Request[]) => calls.filter((call) => call.url().endsWith('/answer'))
export const reads = (calls: Request[]) =>
  calls.filter((call) => call.method() === 'GET' && !call.url().endsWith('/stream'))

export const keysOf = (calls: Request[]) => calls.map((call) => call.headers()['idempotency-key'])

/** What was sent, as the bank would read it. */
export const bodiesOf = (calls: Request[]): unknown[] =>
  calls.map((call) => JSON.parse(call.postData() ?? 'null') as unknown)
