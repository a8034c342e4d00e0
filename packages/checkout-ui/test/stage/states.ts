import type {
  AnsweredChallenge,
  CheckoutSession,
  CheckoutSummary,
  Payment,
} from '@qiantang/sdk/contract'
import type { Page, Request } from '@playwright/test'
import { asksForPin, bill, paid, payment, problem, session } from './checkouts.ts'
import { script, type Script } from './fake-bank.ts'

/** A state of the checkout a payer can come to: what the bank says, and what the payer does there. */
export interface State {
  name: string
  script: () => Script
  /** What the server draws; undefined sends the bare page. Default: the open bill. */
  drawn?: CheckoutSummary | null | undefined
  fragment?: string
  search?: string
  /** The browser it is opened in, where that matters. */
  userAgent?: string
  act?: (page: Page) => Promise<void>
  /** The text or heading by which the state is known to be there. */
  shows: Record<'zh-CN' | 'en', string | RegExp>
}

const others = ['quick_pay', 'gateway', 'alipay', 'wechat_pay', 'unionpay'] as const

const products = {
  quick_pay: [],
  gateway: [],
  alipay: ['page', 'wap', 'app', 'qr'],
  wechat_pay: ['qr', 'h5', 'jsapi', 'app'],
  unionpay: ['page', 'wap', 'qr', 'app'],
} as const

const all: CheckoutSummary['methods'] = [
  { channel: 'bank_balance', available: true, reason: null, products: [], payerFee: 0 },
  ...others.map((channel) => ({
    channel,
    available: true,
    reason: null,
    products: [...products[channel]],
    payerFee: 0,
  })),
]

/** A payment by an outside channel that waits for its payer. */
export const outside = (
  channel: 'alipay' | 'wechat_pay' | 'unionpay' | 'gateway',
  nextAction: Payment['nextAction'],
  change: Partial<Payment> = {},
): Payment => payment({ channel, product: 'qr', userId: null, nextAction, ...change })

export const qr = {
  type: 'show_qr',
  code: 'https://qr.example/bax03431ljhokirwl38f00a7',
  expiresAt: '2026-06-01T10:02:00.000+08:00',
} as const

/** The bank of a payer who pays by an outside channel. */
export const outsideBank = (waiting: Payment, change: Partial<Script> = {}): Script => {
  let now: CheckoutSession = session({ methods: all })
  const asked = () => (now = session({ methods: all, payment: waiting }))
  return script({ session: () => now, confirm: asked, check: () => now, ...change })
}

/** The same, come back to: the attempt waits already. */
export const waits = (waiting: Payment, change: Partial<CheckoutSession> = {}) => {
  const now = session({ methods: all, payment: waiting, ...change })
  return script({ session: () => now, check: () => now })
}

export const inWechat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c30) NetType/WIFI Language/zh_CN'

export const onPhone =
  'Mozilla/5.0 (Linux; Android 15; PHK110) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.103 Mobile Safari/537.36'

const choose = (name: RegExp) => async (page: Page) => {
  await page.getByRole('radio', { name }).check()
  await pay(page)
}

const pay = (page: Page) => page.getByRole('button', { name: /¥88\.50/ }).click()
const typePin = async (page: Page) => {
  await pay(page)
  await page.getByLabel(/^(6 位支付密码|6-digit payment PIN)$/).pressSequentially('246813')
}

export const answered = (change: Parameters<typeof payment>[0]): AnsweredChallenge => ({
  challenge: {
    id: 'chl_01JWM2E6W0ABCDEFGHJKMNPQRS',
    type: 'pin',
    scene: 'payment',
    status: 'passed',
    amount: 88_50,
    payee: '青芽茶铺',
    ...{ accepts: [], answersNeeded: 0, passkey: null },
    attemptsLeft: 5,
    mobile: null,
    resendAt: null,
    expiresAt: '2026-06-01T10:05:00.000+08:00',
    now: '2026-06-01T10:00:00.000+08:00',
  },
  subject: { type: 'payment', resource: payment({ nextAction: null, ...change }) },
})

/** The bank's words in the language it was asked in. */
const spoken = (request: Request, words: Record<'zh-CN' | 'en', string>) =>
  words[request.headers()['accept-language'] === 'en' ? 'en' : 'zh-CN']

const never = () => new Promise<never>(() => {})

/** The bank of a payer who gives the right PIN. */
export const payingBank = (change: Partial<Script> = {}): Script => {
  let now: CheckoutSession = session()
  return script({
    session: () => now,
    confirm: () => (now = asksForPin()),
    answer: () => {
      now = paid()
      return answered({ status: 'succeeded', finishedAt: '2026-06-01T10:02:31.000+08:00' })
    },
    ...change,
  })
}

const withBill = (change: Partial<CheckoutSummary>) => ({
  drawn: bill(change),
  script: () => script({ session: () => session(change), summary: () => bill(change) }),
})

const withMethods = (methods: CheckoutSummary['methods']) => withBill({ methods })

const poor = {
  accountId: 'acc_01JWM2E6R0ABCDEFGHJKMNPQRS',
  accountClass: 'III',
  available: 20_00,
  pinIsSet: true,
}

const opensWallet: Partial<Script> = {
  pageToken: () => ({
    token: 'bpt_3yq7Vn0cQ2m8sKpX',
    expiresAt: '2026-06-01T10:15:00.000+08:00',
  }),
  wallet: () => ({ items: [] }),
}

const unavailable = (reason: string): CheckoutSummary['methods'] => [
  { channel: 'bank_balance', available: false, reason, products: [], payerFee: 0 },
]

const stands = (status: CheckoutSummary['status']) => ({
  drawn: bill({ status }),
  script: () => script({ session: () => session({ status }) }),
})

/** Every state, in the order a payer could meet them. */
export const states: State[] = [
  {
    name: 'loading',
    drawn: undefined,
    script: () => script({ session: never, summary: never }),
    shows: { 'zh-CN': '正在打开收银台', en: 'Opening the checkout' },
  },
  {
    name: 'first-draw',
    script: () => script({ session: never }),
    shows: { 'zh-CN': '青芽茶铺', en: '青芽茶铺' },
  },
  {
    name: 'choose',
    script: () => script(),
    shows: { 'zh-CN': /付后余 ¥1,197.90/, en: /¥1,197.90 after/ },
  },
  {
    name: 'choose-all',
    ...withMethods(all),
    shows: { 'zh-CN': '云闪付', en: 'UnionPay QuickPass' },
  },
  {
    name: 'choose-unavailable',
    ...withMethods([
      { channel: 'alipay', available: true, reason: null, products: [], payerFee: 53 },
      { channel: 'bank_balance', available: false, reason: 'no_user', products: [], payerFee: 0 },
      { channel: 'gateway', available: false, reason: 'channel_down', products: [], payerFee: 0 },
    ]),
    shows: { 'zh-CN': /从商家应用登录/, en: /Sign in through the merchant/ },
  },
  {
    name: 'long',
    ...withBill({
      merchantName: '钱塘江畔青芽茶叶与茶器综合经营部 Qiantang Riverside Tea & Ceramics',
      total: 100_000_000_00,
      items: [
        {
          name: '明前龙井礼盒（特级，含手工青瓷茶荷与檀木托盘，限量编号版）',
          quantity: 9999,
          amount: 100_000_010_00,
        },
        { name: '会员立减', quantity: 1, amount: -10_00 },
      ],
      orderReference: 'P20260601-00000000000000000000000000000000000000000000000000001',
      expiresAt: '2026-06-01T23:59:59.000+08:00',
      mode: 'production',
    }),
    act: async (page) => {
      const details = page.getByRole('button', { name: /^(明细|Details)$/ })
      if (await details.isVisible()) await details.click()
    },
    shows: { 'zh-CN': /23:59 前完成支付/, en: /Please pay before/ },
  },
  {
    name: 'no-user',
    ...withMethods(unavailable('no_user')),
    shows: { 'zh-CN': /没有可用的支付方式/, en: /no way to pay/ },
  },
  {
    name: 'pin-not-set',
    drawn: bill({ methods: unavailable('pin_not_set') }),
    script: () =>
      script({ ...opensWallet, session: () => session({ methods: unavailable('pin_not_set') }) }),
    shows: { 'zh-CN': '设置支付密码后支付', en: 'Set a payment PIN to pay' },
  },
  {
    name: 'insufficient',
    script: () =>
      script({
        ...opensWallet,
        session: () => session({ payer: poor }),
      }),
    shows: { 'zh-CN': '充值后支付，还差 ¥68.50', en: 'Top up ¥68.50 to pay' },
  },
  {
    name: 'insufficient-elsewhere',
    script: () => script({ session: () => session({ payer: poor }) }),
    shows: { 'zh-CN': /商家应用的钱包/, en: /wallet in the merchant/ },
  },
  {
    name: 'changed',
    script: () => script({ session: () => session({ version: 2, total: 90_00 }) }),
    shows: { 'zh-CN': '订单有更新', en: 'The order has changed' },
  },
  {
    name: 'refused',
    script: () =>
      script({
        confirm: (request) =>
          problem({
            code: 'channel_unavailable',
            status: 409,
            message: spoken(request, {
              'zh-CN': '该支付方式暂不可用，未扣款，请换一种',
              en: 'This way to pay is not available. No money has moved; please choose another.',
            }),
          }),
      }),
    act: pay,
    shows: { 'zh-CN': /未扣款，请换一种/, en: /please choose another/ },
  },
  {
    name: 'confirm-lost',
    script: () => script({ confirm: () => 'lost' }),
    act: pay,
    shows: { 'zh-CN': '网络中断', en: 'Connection lost' },
  },
  {
    name: 'weak-connection',
    script: () => script({ session: () => 'lost' }),
    shows: { 'zh-CN': '网络不稳定', en: 'Weak connection' },
  },
  {
    name: 'confirming',
    script: () => script({ confirm: never }),
    act: pay,
    shows: { 'zh-CN': /处理中/, en: /Working/ },
  },
  {
    name: 'pin',
    script: () => payingBank(),
    act: async (page) => {
      await pay(page)
      await page.getByLabel(/^(6 位支付密码|6-digit payment PIN)$/).pressSequentially('246')
    },
    shows: { 'zh-CN': '确认支付', en: 'Confirm payment' },
  },
  {
    name: 'pin-wrong',
    script: () =>
      payingBank({
        answer: (request) =>
          problem({
            code: 'pin_wrong',
            status: 403,
            message: spoken(request, {
              'zh-CN': '支付密码不正确，未扣款，请重试',
              en: 'That PIN is not right. No money has moved; please try again.',
            }),
            details: { attemptsLeft: 4 },
          }),
      }),
    act: typePin,
    shows: { 'zh-CN': /还可试 4 次/, en: /4 tries left/ },
  },
  {
    name: 'pin-locked',
    script: () =>
      payingBank({
        answer: () =>
          problem({
            code: 'attempts_exhausted',
            status: 403,
            details: { lockedUntil: '2026-06-02T10:00:00.000+08:00' },
          }),
      }),
    act: typePin,
    shows: { 'zh-CN': '支付密码已锁定', en: 'Your payment PIN is locked' },
  },
  {
    name: 'pin-paying',
    script: () => payingBank({ answer: never }),
    act: typePin,
    shows: { 'zh-CN': '正在付款，请勿重复支付', en: 'Paying now, please do not pay again' },
  },
  {
    name: 'pin-lost',
    script: () => payingBank({ answer: () => 'lost' }),
    act: typePin,
    shows: { 'zh-CN': '网络中断，结果未知', en: 'Connection lost, outcome unknown' },
  },
  {
    name: 'processing',
    drawn: bill({ status: 'processing' }),
    script: () =>
      script({
        session: () =>
          session({
            status: 'processing',
            payment: payment({ status: 'processing', nextAction: { type: 'wait' } }),
          }),
      }),
    shows: { 'zh-CN': '正在处理付款', en: 'Processing your payment' },
  },
  {
    name: 'paid',
    script: () => payingBank(),
    act: typePin,
    shows: { 'zh-CN': '支付成功', en: 'Paid' },
  },
  {
    name: 'paid-elsewhere',
    drawn: bill({ status: 'completed' }),
    script: () => script({ session: paid }),
    shows: { 'zh-CN': '这笔订单已支付', en: 'This order is already paid' },
  },
  {
    name: 'elder',
    search: '?elder=1',
    ...withBill({ methods: all }),
    shows: { 'zh-CN': '更多支付方式', en: 'More ways to pay' },
  },
  {
    name: 'qr',
    script: () => waits(outside('alipay', qr)),
    shows: { 'zh-CN': '请用支付宝扫码付款', en: 'Scan to pay with Alipay' },
  },
  {
    name: 'qr-with-fee',
    script: () => waits(outside('wechat_pay', qr, { payerFee: 53 })),
    shows: { 'zh-CN': /含手续费 ¥0.53/, en: /with a fee of ¥0.53/ },
  },
  {
    name: 'qr-over',
    script: () =>
      waits(outside('unionpay', { ...qr, expiresAt: '2026-06-01T10:00:00.000+08:00' }), {}),
    shows: { 'zh-CN': '获取新的二维码', en: 'Get a new code' },
  },
  {
    name: 'qr-not-yet-paid',
    script: () => waits(outside('alipay', qr)),
    act: (page) => page.getByRole('button', { name: /^(我已支付|I have paid)$/ }).click(),
    shows: { 'zh-CN': /还没有收到这笔付款/, en: /has not received this payment/ },
  },
  {
    name: 'redirect',
    script: () =>
      waits(
        outside('gateway', { type: 'redirect', url: 'https://bank.example/', fields: { a: '1' } }),
      ),
    shows: { 'zh-CN': '请在网上银行页面完成付款', en: /Complete the payment at Online banking/ },
  },
  {
    name: 'open-app',
    userAgent: onPhone,
    script: () =>
      waits(outside('wechat_pay', { type: 'open_app', url: 'weixin://wap/pay', handoff: null })),
    shows: { 'zh-CN': '请在微信支付中完成付款', en: 'Complete the payment in WeChat Pay' },
  },
  {
    name: 'otp',
    script: () =>
      waits(
        payment({
          channel: 'quick_pay',
          nextAction: { type: 'collect_otp', challengeId: 'chl_01JWM2E6W0ABCDEFGHJKMNPQRS' },
        }),
      ),
    act: choose(/^(银行卡快捷支付|Bank card quick pay)$/),
    shows: { 'zh-CN': /^短信验证$/, en: /^Confirm by SMS code$/ },
  },
  {
    name: 'banks',
    drawn: bill({ methods: all }),
    script: () => outsideBank(payment()),
    act: async (page) => {
      await choose(/^(网上银行|Online banking)$/)(page)
      await page.getByRole('radio', { name: /^(工商银行|ICBC)$/ }).check()
    },
    shows: { 'zh-CN': /到工商银行支付 ¥88.50/, en: /Pay ¥88.50 at ICBC/ },
  },
  {
    name: 'banks-none',
    drawn: bill({ methods: all }),
    script: () => outsideBank(payment()),
    act: async (page) => {
      await choose(/^(网上银行|Online banking)$/)(page)
      await page.getByLabel(/^(搜索银行|Search banks)$/).fill('不存在')
    },
    shows: { 'zh-CN': '没有找到这家银行', en: 'No bank of that name' },
  },
  {
    name: 'in-wechat',
    userAgent: inWechat,
    ...withBill({ methods: all.filter(({ channel }) => channel !== 'bank_balance') }),
    shows: { 'zh-CN': '请在手机浏览器中打开后使用', en: 'Works in your phone’s browser' },
  },
  {
    name: 'browser-guide',
    userAgent: inWechat,
    ...withBill({ methods: all }),
    act: async (page) => {
      await page.getByRole('radio', { name: /^(支付宝|Alipay)$/ }).check()
      await page.getByRole('button', { name: /^(在浏览器中打开|Open in browser)$/ }).click()
    },
    shows: { 'zh-CN': /微信里打不开支付宝/, en: /WeChat does not open Alipay/ },
  },
  {
    name: 'reversed',
    drawn: bill({ status: 'closed' }),
    script: () => waits(outside('alipay', null, { status: 'reversed' }), { status: 'closed' }),
    shows: { 'zh-CN': '有一笔款项正在退回', en: 'A payment is on its way back to you' },
  },
  {
    name: 'paid-outside',
    drawn: bill({ status: 'completed' }),
    script: () =>
      script({
        session: () =>
          session({
            status: 'completed',
            payment: outside('alipay', null, {
              status: 'succeeded',
              channelReference: '2026060122001400061234567890',
              finishedAt: '2026-06-01T10:02:31.000+08:00',
            }),
          }),
      }),
    shows: { 'zh-CN': /2026060122001400061234567890/, en: /2026060122001400061234567890/ },
  },
  {
    name: 'declined',
    drawn: bill({ methods: all }),
    script: () =>
      script({
        session: () =>
          session({
            methods: all,
            payment: outside('alipay', null, {
              status: 'failed',
              failure: {
                code: 'channel_declined',
                message: '支付渠道拒绝了这笔支付，未扣款，请换一种方式',
              },
            }),
          }),
      }),
    shows: { 'zh-CN': /未扣款，请换一种方式/, en: /未扣款，请换一种方式/ },
  },
  {
    name: 'expired',
    ...stands('expired'),
    shows: { 'zh-CN': '订单已过期', en: 'This order has expired' },
  },
  {
    name: 'closed',
    ...stands('closed'),
    shows: { 'zh-CN': '订单已关闭', en: 'This order was closed' },
  },
  {
    name: 'read-only',
    fragment: '',
    script: () => script(),
    shows: { 'zh-CN': '这里只能查看账单', en: 'You can only read the bill here' },
  },
  {
    name: 'broken',
    drawn: null,
    script: () => script(),
    shows: { 'zh-CN': '找不到这笔订单', en: 'We could not find this order' },
  },
  {
    name: 'offline',
    drawn: undefined,
    script: () => script({ session: () => 'lost', summary: () => 'lost' }),
    shows: { 'zh-CN': '连不上银行', en: 'The bank cannot be reached' },
  },
]
