import { homePage } from '../pages/wallet/account.ts'
import { expect, test } from '../test.ts'

test(
  'large type is offered before an account is opened, and the device remembers it',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, page, say }) => {
    await doors.wallet()
    const offer = page.getByRole('switch', { name: say('长辈模式', 'Large type') })
    await expect(offer).not.toBeChecked()
    await offer.check()
    await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '35px')
    await accessible(page, 'large type before an account')

    await doors.wallet()
    await expect(offer).toBeChecked()
  },
)

test(
  'with large type the home page leaves two things to do, and the rest behind one button',
  {
    tag: '@desk',
  },
  async ({ accessible, doors, payer, page, say }) => {
    await payer.hasAccount({ balance: 100_00 })
    const wallet = await doors.wallet()
    await wallet.larger.click()
    await expect(wallet.actions).toHaveText([say('充值', 'Top up'), say('提现', 'Withdraw')])
    await accessible(page, 'the wallet in large type')

    await wallet.more.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      say('更多服务', 'More services'),
    )
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await accessible(page, 'all services in large type')
    await page.goBack()
    await wallet.standard.click()
    await expect(wallet.actions).toHaveCount(4)
  },
)

const everyPage = [
  ...[
    'home',
    'top-up',
    'withdraw',
    'transfer',
    'code',
    'statement',
    'services',
    'security',
    'no-pin',
  ],
  ...['devices', 'audit', 'lost-phone', 'complaints', 'complain', 'account', 'close', 'limits'],
  ...['upgrade', 'reactivate', 'pin', 'pin-reset', 'card', 'change-card', 'passkeys', 'identity'],
]

for (const [name, enlarge] of [
  ['at 200 %', false],
  ['at 200 % in large type', true],
] as const) {
  test(`every page of the wallet is whole ${name}: nothing is cut off, nothing has to be pushed sideways`, async ({
    doors,
    payer,
    page,
    say,
  }) => {
    await payer.hasAccount({ balance: 100_00 })
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 }
    const wallet = await doors.wallet()
    await expect(wallet.balance).toContainText('¥100.00')
    if (enlarge) await wallet.larger.click()
    // What a window shows at 200 %: half of it, though never less than the 320 pixels of the narrowest phone.
    await page.setViewportSize({ width: Math.max(320, width / 2), height: height / 2 })

    for (const view of everyPage) {
      await page.evaluate((next) => {
        history.pushState({ steps: 1 }, '', `?view=${next}`)
        dispatchEvent(new PopStateEvent('popstate'))
      }, view)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect.poll(() => page.evaluate(cutOff), view).toEqual([])
    }
    await expect(homePage({ page, say }).expired).toBeHidden()
  })
}

/** Whatever can be seen or pressed and does not lie between the edges of the window. */
function cutOff(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  const outside = [...document.querySelectorAll('main *')].filter((element) => {
    const { width, height, left, right } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1 || element.closest('svg, .sr-only, [aria-hidden]')) return false
    return left < -1 || right > clientWidth + 1
  })
  return [
    ...outside.map((element) => element.outerHTML.slice(0, 80)),
    ...(scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} pixels too wide`] : []),
  ]
}
