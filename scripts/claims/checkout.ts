import { globSync } from 'node:fs'

import type { Claim } from '../claims.ts'
import { bankTests } from '../proof/bank-tests.ts'
import { phoneVisit, type PhoneVisit } from '../proof/lighthouse.ts'
import { outcomes } from '../proof/outcomes.ts'
import { allOf, pageTests, sdkTests } from '../proof/page-tests.ts'
import { browserTests } from '../proof/whole-browser.ts'
import { sizeSteps } from '../sizes.ts'
import { root } from '../workspace.ts'

const everyTest = 'every test passes'
const mostBaselines = 60

const score = (name: string, least: number, of: (visit: PhoneVisit) => number): Claim => ({
  claim: `The checkout on a phone (processor slowed down 4 times, slow 4G): ${name}`,
  bound: `at least ${least}, median of 5`,
  measure: async () => {
    const visit = await phoneVisit()
    return { figure: `${of(visit)}, median of ${visit.runs}`, holds: of(visit) >= least }
  },
})

/** The hosted checkout: every channel, every end, on any device. */
export const claims: Claim[] = [
  {
    claim:
      'Every way to pay, in each of its forms, is paid, declined, expired, closed, refunded in part and whole; its notice lost, twice, before the answer; its success late',
    bound: 'every cell of the table as it should be',
    measure: outcomes,
  },
  {
    claim: 'In the browser: one channel for each next action',
    bound: everyTest,
    measure: () => browserTests('paying/'),
  },
  {
    claim:
      'alipay-sdk and wechatpay-axios-plugin talk to the simulators and believe them; what was changed on its way is refused by our lines',
    bound: everyTest,
    measure: () =>
      bankTests(
        ...['alipay/alipay-sdk', 'alipay/connect-alipay', 'wechat-pay/oracle', 'wechat-pay/trust'],
        'unionpay/notices',
      ),
  },
  {
    claim: 'Merchant, amount and ways to pay can be read before any script runs',
    bound: everyTest,
    measure: () =>
      allOf(
        () => bankTests('server/pages'),
        () => pageTests('pay/visiting'),
      ),
  },
  score('Lighthouse performance', 95, ({ performance }) => performance),
  score('Lighthouse accessibility', 100, ({ accessibility }) => accessibility),
  score('Lighthouse best practices', 100, ({ bestPractices }) => bestPractices),
  {
    claim: 'Nothing moves while the checkout loads on that phone',
    bound: 'layout shift 0, median of 5',
    measure: async () => {
      const { layoutShift } = await phoneVisit()
      return { figure: String(layoutShift), holds: layoutShift === 0 }
    },
  },
  ...sizeSteps
    .filter(({ title }) => /checkout/.test(title))
    .map(({ title, run }): Claim => ({
      claim: `${title.replace(/ within.*/, '')}, gzip`,
      bound: title.replace(/.* (?=within)/, ''),
      measure: async () => {
        const { ok, output, figure } = await run()
        return { figure: figure ?? output, holds: ok }
      },
    })),
  {
    claim:
      'axe without a finding in every state, light and dark, in each language, at 200 % and without motion; keyboard alone; what is announced',
    bound: everyTest,
    measure: () => pageTests('test/pay'),
  },
  {
    claim: 'Written from right to left, every state overflows nowhere',
    bound: everyTest,
    measure: () => pageTests('pay/right-to-left'),
  },
  {
    claim:
      'A redirect, a window, a frame and a payment link lead to the same checkout, each with its way out of trouble',
    bound: everyTest,
    measure: () =>
      allOf(
        () => sdkTests('test/checkout'),
        () => bankTests('test/links'),
        () => browserTests('e2e/ways/'),
      ),
  },
  {
    claim: 'The same in Firefox',
    bound: everyTest,
    measure: async () => ({ figure: 'these tests drive Chromium alone', holds: null }),
  },
  {
    claim: 'Pictures of the pages that are kept to compare with',
    bound: `1 to ${mostBaselines}`,
    measure: async () => {
      const { length } = globSync('{e2e,packages/checkout-ui/test}/**/*.png', {
        cwd: root,
        exclude: (name) => name === 'node_modules',
      })
      return { figure: String(length), holds: length > 0 && length <= mostBaselines }
    },
  },
  {
    claim: 'S7: refunds at the same moment never give back more than was paid',
    bound: everyTest,
    measure: () => bankTests('test/refunds', 'acquiring/refunds'),
  },
  {
    claim:
      'S13: webhooks are signed for each endpoint, by two secrets while they change, and once each',
    bound: everyTest,
    measure: () =>
      allOf(
        () => bankTests('events/webhooks'),
        () => sdkTests('test/webhooks'),
      ),
  },
  {
    claim:
      'S14: a channel’s notice counts only with its signature, its number, its amount and its merchant',
    bound: everyTest,
    measure: () =>
      bankTests(
        ...['acquiring/outside-payments', 'wechat-pay/trust', 'unionpay/notices'],
        'alipay/connect-alipay',
      ),
  },
  {
    claim:
      'S15: a frame and the page around it hear each other by exact origin, window, number and form alone',
    bound: everyTest,
    measure: () =>
      allOf(
        () => sdkTests('test/frames', 'elements/listen'),
        () => pageTests('elements/open-line'),
        () => browserTests('elements/hostile'),
      ),
  },
  {
    claim:
      'S16: checkout and elements are framed by the app’s own pages alone, all other pages by nobody’s',
    bound: everyTest,
    measure: () => bankTests('server/framing'),
  },
  {
    claim:
      'S17: scripts and styles by nonce and hash alone, forms to the order’s channels, nothing from elsewhere, and a changed script is not run',
    bound: everyTest,
    measure: () =>
      allOf(
        () => bankTests('server/pages', 'server/framing'),
        () => pageTests('pay/visiting'),
        () => browserTests('paying/quiet'),
      ),
  },
  {
    claim:
      'S18: browsers act by tokens, never by cookies, and pages elsewhere can make them do nothing',
    bound: everyTest,
    measure: () => bankTests('edge/browsers'),
  },
  {
    claim: 'A payer without an account pays by every channel but the balance',
    bound: everyTest,
    measure: () =>
      bankTests(
        ...['alipay/through-the-bank', 'wechat-pay/through-the-bank', 'unionpay/through-the-bank'],
        ...['gateway/through-the-bank', 'test/card-payments'],
      ),
  },
  {
    claim:
      'A hundred payers of one order at the same moment: exactly one pays, the others get a clear answer',
    bound: everyTest,
    measure: () => bankTests('acquiring/many-payers'),
  },
]
