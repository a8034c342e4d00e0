import type { Page } from '@playwright/test'
import * as people from '../town/people.ts'
import type { Visitor } from '../town/people.ts'
import type { Line } from '../town/stage.ts'

/** A state of the wallet one can come to: what went before, and what is done on the page. */
export interface State {
  name: string
  /** Differs from another state in a few words only: looked at where everything is. */
  variation?: true
  /** What happened before the page is opened; answers the query of its address. */
  before?: (visitor: Visitor) => Promise<string | void>
  /** What is between the page and the bank. */
  line?: Line
  act?: (page: Page, visitor: Visitor) => Promise<void>
  /** The fragment, where it is not the user's token. */
  fragment?: string
  /** The text by which the state is known to be there. */
  shows: Record<'zh-CN' | 'en', string | RegExp>
}

type Names = string | RegExp
const press = (page: Page, name: Names) => page.getByRole('button', { name }).click()
const fill = (page: Page, label: Names, text: string) => page.getByLabel(label).fill(text)
const type = (page: Page, label: Names, digits: string) =>
  page.getByLabel(label).pressSequentially(digits)

const dead = (path: string) => (page: Page) =>
  page.route(path, (route) => route.abort('internetdisconnected'))
const silent = (path: string) => (page: Page) => page.route(path, () => new Promise(() => {}))

const pinLabel = /^(6 位支付密码|6-digit payment PIN)$/
const typePin = (page: Page, digits = people.pin) => type(page, pinLabel, digits)

const typePerson = async (page: Page, person = people.factors()) => {
  await fill(page, /^(姓名|Name)$/, person.name)
  await fill(page, /^(身份证号|Resident id number)$/, person.idNumber)
}
const typeCard = async (page: Page, person = people.factors()) => {
  await fill(page, /^(银行卡号|Card number)$/, person.cardNumber)
  await fill(page, /^(银行预留手机号|Mobile number)$/, person.mobile)
}
const next = (page: Page) => press(page, /^(下一步|Continue)$/)
const handIn = (page: Page) => press(page, /^(核实并获取验证码|Check and send me a code)$/)

const begin = (search: string) => async () => search
const holding =
  (balance: number, search: string, card?: Parameters<typeof people.holder>[2]) =>
  async (visitor: Visitor) => {
    await people.holder(visitor, balance, card)
    return search
  }
const typed =
  (step: 'person' | 'all', card?: Parameters<typeof people.factors>[0]) =>
  async (visitor: Visitor) => {
    const { name, idNumber, mobile, cardNumber } = people.factors(card)
    await people.draft(visitor, {
      name,
      idNumber,
      ...(step === 'all' && { mobile, cardNumber }),
    })
    return '?view=open'
  }
const handedIn = async (visitor: Visitor) => {
  await people.handedIn(visitor)
  return '?view=open'
}
const enterCode = async (page: Page, visitor: Visitor) => {
  await type(page, /^(6 位验证码|6-digit code)$/, await people.newestCode(visitor))
  await press(page, /^(确认开通|Open the account)$/)
}
const topUp = async (page: Page, amount: string) => {
  await fill(page, /^(充值金额|Amount to top up)$/, amount)
  await press(page, /^(从.*充值|Top up ¥)/)
}
const withdraw = async (page: Page, amount: string) => {
  await fill(page, /^(提现金额|Amount to withdraw)$/, amount)
  await press(page, /^(提现 ¥|Withdraw ¥)/)
}
const returnUrl = encodeURIComponent('http://127.0.0.1:4020/me?from=wallet')

const challenged = async (visitor: Visitor) => {
  await people.holder(visitor, 300_00)
  const waiting = await people.purchase(visitor, 88_50, 'P1')
  return `?challenge=${people.challengeOf(waiting)}&return_url=${returnUrl}`
}

/** Months of an ordinary life: so many lines that they do not fit one page. */
const livedFor = (search: string) => async (visitor: Visitor) => {
  const account = await people.holder(visitor, 1500_00)
  for (let turn = 1; turn <= 12; turn += 1) {
    if (turn % 4 === 0) await people.wait(visitor, 'P1DT3H17M')
    const { page } = await renewed(visitor)
    const again = { ...visitor, page }
    await people.pay(again, 1_00 * turn + 50, `P${turn}`)
    if (turn % 3 === 0) await people.moved(again, 'withdrawals', account, 20_00)
    if (turn % 2 === 0) await people.moved(again, 'top-ups', account, 35_00)
  }
  await people.wait(visitor, 'PT40M')
  visitor.token = (await renewed(visitor)).token
  return search
}
const renewed = ({ town }: Visitor) => town.user()

/** Every state, in the order one could meet them. */
export const states: State[] = [
  {
    name: 'loading',
    line: silent('**/v1/page-tokens'),
    shows: { 'zh-CN': '正在打开钱包', en: 'Opening your wallet' },
  },
  {
    name: 'broken',
    fragment: '',
    before: begin(`?return_url=${returnUrl}`),
    shows: { 'zh-CN': '这个链接打不开钱包', en: 'This link does not open a wallet' },
  },
  {
    name: 'offline',
    line: dead('**/v1/**'),
    shows: { 'zh-CN': '连不上银行', en: 'The bank cannot be reached' },
  },
  {
    name: 'expired',
    before: async (visitor) => {
      await people.wait(visitor, 'PT16M')
      return `?return_url=${returnUrl}`
    },
    shows: { 'zh-CN': '页面已过期', en: 'This page has expired' },
  },
  { name: 'welcome', shows: { 'zh-CN': '开一个电子账户', en: 'Open an e-account' } },
  {
    name: 'welcome-begun',
    variation: true,
    before: async (visitor) => {
      await typed('person')(visitor)
    },
    shows: { 'zh-CN': '继续开通', en: 'Continue opening' },
  },
  {
    name: 'open-person',
    variation: true,
    before: begin('?view=open'),
    shows: { 'zh-CN': '身份信息', en: 'Your identity' },
  },
  {
    name: 'open-person-wrong',
    before: begin('?view=open'),
    act: async (page) => {
      await typePerson(page, {
        ...people.factors(),
        name: 'Zhang San',
        idNumber: '330106199003071237',
      })
      await next(page)
    },
    shows: { 'zh-CN': /有一位填错了/, en: /One digit of the id number/ },
  },
  {
    name: 'open-person-refused',
    before: begin('?view=open'),
    act: async (page) => {
      await typePerson(page, { ...people.factors(), name: '赵明', idNumber: '330106201212311013' })
      await next(page)
    },
    shows: { 'zh-CN': /可能未满 18 周岁/, en: /may be under 18/ },
  },
  {
    name: 'open-person-lost',
    variation: true,
    before: begin('?view=open'),
    line: (page) =>
      page.route('**/applications', (route) =>
        route.request().method() === 'POST'
          ? route.abort('internetdisconnected')
          : route.continue(),
      ),
    act: async (page) => {
      await typePerson(page)
      await next(page)
    },
    shows: { 'zh-CN': /填写的内容还在/, en: /still here/ },
  },
  {
    name: 'open-card',
    before: typed('person'),
    shows: { 'zh-CN': '绑定银行卡', en: 'Bind a bank card' },
  },
  {
    name: 'open-card-wrong',
    before: typed('person'),
    act: async (page) => {
      await typeCard(page, {
        ...people.factors(),
        cardNumber: '6222021200012345678',
        mobile: '1380013',
      })
      await handIn(page)
    },
    shows: { 'zh-CN': /11 位的国内手机号/, en: /mainland mobile number/ },
  },
  {
    name: 'open-card-not-agreed',
    variation: true,
    before: typed('person'),
    act: async (page) => {
      await typeCard(page)
      await handIn(page)
    },
    shows: { 'zh-CN': '请先阅读并勾选同意', en: 'Please read the texts and tick the box' },
  },
  {
    name: 'open-agreement',
    before: typed('person'),
    act: (page) => press(page, /个人电子账户服务协议|E-account agreement/),
    shows: { 'zh-CN': '版本 2026-01', en: 'Version 2026-01' },
  },
  {
    name: 'open-mismatch',
    before: typed('person', 'otherHolder'),
    act: async (page) => {
      await typeCard(page, people.factors('otherHolder'))
      await page.getByRole('checkbox').check()
      await handIn(page)
    },
    shows: { 'zh-CN': '信息与银行预留的不一致', en: 'These details do not match' },
  },
  {
    name: 'open-no-more-tries',
    variation: true,
    before: typed('person', 'otherHolder'),
    act: async (page) => {
      await typeCard(page, people.factors('otherHolder'))
      await page.getByRole('checkbox').check()
      for (let time = 0; time < 6; time += 1) {
        const answer = page.waitForResponse(/submit$/)
        await handIn(page)
        await answer
        await page.locator('button[type=submit]:not([aria-disabled])').waitFor()
      }
    },
    shows: { 'zh-CN': '今天核对的次数已用完', en: 'No more checks today' },
  },
  { name: 'open-code', before: handedIn, shows: { 'zh-CN': /已发送至 138/, en: /Sent to 138/ } },
  {
    name: 'open-code-wrong',
    before: handedIn,
    act: async (page, visitor) => {
      const code = String((Number(await people.newestCode(visitor)) + 1) % 1_000_000).padStart(
        6,
        '0',
      )
      await type(page, /^(6 位验证码|6-digit code)$/, code)
      await press(page, /^(确认开通|Open the account)$/)
    },
    shows: { 'zh-CN': /还可试 4 次/, en: /4 tries left/ },
  },
  {
    name: 'open-code-late',
    variation: true,
    before: handedIn,
    act: async (page, visitor) => {
      await page.getByLabel(/^(6 位验证码|6-digit code)$/).waitFor()
      await people.wait(visitor, 'PT6M')
      await enterCode(page, visitor)
    },
    shows: { 'zh-CN': '验证码已失效', en: 'The code is void' },
  },
  {
    name: 'open-pin',
    before: handedIn,
    act: enterCode,
    shows: { 'zh-CN': /不要用生日/, en: /No birthday/ },
  },
  {
    name: 'open-pin-weak',
    before: async (visitor) => {
      await people.opened(visitor)
      return '?view=open'
    },
    act: (page) => type(page, /新的 6 位支付密码|A new PIN/, '123456'),
    shows: {
      'zh-CN': '太容易被猜到，请换一个',
      en: 'That is easy to guess. Please choose another',
    },
  },
  {
    name: 'open-pin-repeat',
    variation: true,
    before: async (visitor) => {
      await people.opened(visitor)
      return '?view=open'
    },
    act: async (page) => {
      await type(page, /新的 6 位支付密码|A new PIN/, people.pin)
      await type(page, /^(再输入一次|The same again)$/, '271')
    },
    shows: { 'zh-CN': '两次一致即完成设置', en: 'The sixth digit sets it' },
  },
  {
    name: 'opened',
    before: async (visitor) => {
      await people.opened(visitor)
      return `?view=open&return_url=${returnUrl}`
    },
    act: async (page) => {
      await type(page, /新的 6 位支付密码|A new PIN/, people.pin)
      await type(page, /^(再输入一次|The same again)$/, people.pin)
    },
    shows: { 'zh-CN': '开户成功', en: 'Your account is open' },
  },
  {
    name: 'home-empty',
    before: holding(0, ''),
    shows: { 'zh-CN': /还没有动账/, en: /Nothing has moved/ },
  },
  { name: 'home', before: livedFor(''), shows: { 'zh-CN': '最近动账', en: 'Latest' } },
  {
    name: 'home-hidden',
    before: holding(800_00, `?return_url=${returnUrl}`),
    act: (page) => press(page, /^(隐藏金额|Hide amounts)$/),
    shows: { 'zh-CN': '••••', en: '••••' },
  },
  {
    name: 'home-no-pin',
    before: async (visitor) => {
      await people.opened(visitor)
    },
    shows: { 'zh-CN': '还没有支付密码', en: 'You have no payment PIN yet' },
  },
  {
    name: 'home-lost',
    variation: true,
    before: holding(800_00, ''),
    line: async (page) => {
      await dead('**/balance')(page)
      await dead('**/statement-lines*')(page)
    },
    shows: { 'zh-CN': '暂时查不到余额', en: 'Your balance could not be read' },
  },
  {
    name: 'top-up',
    before: holding(1200_00, '?view=top-up'),
    shows: { 'zh-CN': '最多可充 ¥800.00', en: 'Up to ¥800.00' },
  },
  {
    name: 'top-up-asked',
    variation: true,
    before: holding(20_00, '?view=top-up&amount=6850'),
    shows: { 'zh-CN': /充值 ¥68.50/, en: /Top up ¥68.50/ },
  },
  {
    name: 'top-up-too-much',
    before: holding(1200_00, '?view=top-up'),
    act: (page) => topUp(page, '800.01'),
    shows: { 'zh-CN': /超过账户上限/, en: /More than the account may hold/ },
  },
  {
    name: 'top-up-full',
    variation: true,
    before: holding(2000_00, '?view=top-up'),
    shows: { 'zh-CN': /余额已到上限/, en: /as much as it may/ },
  },
  {
    name: 'top-up-begin-lost',
    before: holding(0, '?view=top-up'),
    line: dead('**/top-ups'),
    act: (page) => topUp(page, '100'),
    shows: { 'zh-CN': '网络中断', en: 'Connection lost' },
  },
  {
    name: 'top-up-pin',
    variation: true,
    before: holding(0, '?view=top-up'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page, '271')
    },
    shows: { 'zh-CN': '输完第 6 位即扣款充值', en: 'The sixth digit starts the top-up' },
  },
  {
    name: 'top-up-pin-wrong',
    before: holding(0, '?view=top-up'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page, '314159')
    },
    shows: { 'zh-CN': /还可试 4 次/, en: /4 tries left/ },
  },
  {
    name: 'top-up-pin-locked',
    before: holding(0, '?view=top-up'),
    act: async (page) => {
      await topUp(page, '100')
      for (const left of [4, 3, 2, 1]) {
        await typePin(page, '314159')
        await page.getByText(new RegExp(`还可试 ${left} 次|${left} (try|tries) left`)).waitFor()
      }
      await typePin(page, '314159')
    },
    shows: { 'zh-CN': '支付密码已锁定', en: 'Your payment PIN is locked' },
  },
  {
    name: 'top-up-working',
    variation: true,
    before: holding(0, '?view=top-up'),
    line: silent('**/answer'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': /正在向发卡银行扣款/, en: /Asking your card’s bank/ },
  },
  {
    name: 'top-up-unsettled',
    before: holding(0, '?view=top-up'),
    line: dead('**/answer'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': '网络中断，结果未知', en: 'Connection lost, outcome unknown' },
  },
  {
    name: 'top-up-processing',
    before: holding(0, '?view=top-up', 'answerLostMoneyMoved'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': '正在充值 ¥100.00', en: 'Topping up ¥100.00' },
  },
  {
    name: 'top-up-done',
    before: holding(500_00, `?view=top-up&return_url=${returnUrl}`),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': '充值成功', en: 'Topped up' },
  },
  {
    name: 'top-up-no-funds',
    before: holding(0, '?view=top-up', 'insufficientFunds'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': /银行卡余额不足，没有扣款/, en: /The card has too little money/ },
  },
  {
    name: 'top-up-restricted',
    variation: true,
    before: holding(0, '?view=top-up', 'restricted'),
    act: async (page) => {
      await topUp(page, '100')
      await typePin(page)
    },
    shows: { 'zh-CN': /可能已挂失、冻结或受限/, en: /reported lost, frozen or restricted/ },
  },
  {
    name: 'top-up-too-late',
    variation: true,
    before: holding(0, '?view=top-up'),
    act: async (page, visitor) => {
      await topUp(page, '100')
      await page.getByLabel(pinLabel).waitFor()
      await people.wait(visitor, 'PT11M')
      await typePin(page)
    },
    shows: { 'zh-CN': /没有在规定时间内完成验证/, en: /not confirmed in time/ },
  },
  {
    name: 'withdraw',
    variation: true,
    before: holding(640_30, '?view=withdraw'),
    shows: { 'zh-CN': '可提现 ¥640.30', en: 'Up to ¥640.30' },
  },
  {
    name: 'withdraw-pin',
    variation: true,
    before: holding(640_30, '?view=withdraw'),
    act: async (page) => {
      await press(page, /^(全部提现|All of it)$/)
      await press(page, /^(提现 ¥|Withdraw ¥)/)
    },
    shows: { 'zh-CN': '输完第 6 位即转出', en: 'The sixth digit sends the money' },
  },
  {
    name: 'withdraw-done',
    variation: true,
    before: holding(640_30, '?view=withdraw'),
    act: async (page) => {
      await withdraw(page, '40.3')
      await typePin(page)
    },
    shows: { 'zh-CN': '提现成功', en: 'Withdrawn' },
  },
  {
    name: 'withdraw-refused',
    variation: true,
    before: holding(640_30, '?view=withdraw', 'payOutRefused'),
    act: async (page) => {
      await withdraw(page, '40.3')
      await typePin(page)
    },
    shows: { 'zh-CN': '没有提现', en: 'Not withdrawn' },
  },
  {
    name: 'statement',
    before: livedFor('?view=statement'),
    shows: { 'zh-CN': '加载更多', en: 'Load more' },
  },
  {
    name: 'statement-more',
    variation: true,
    before: livedFor('?view=statement'),
    act: (page) => press(page, /^(加载更多|Load more)$/),
    shows: { 'zh-CN': '没有更早的动账了', en: 'Nothing earlier than this' },
  },
  {
    name: 'statement-empty',
    variation: true,
    before: holding(0, '?view=statement'),
    shows: { 'zh-CN': /还没有动账/, en: /Nothing has moved/ },
  },
  {
    name: 'pin-change',
    before: holding(0, '?view=pin'),
    shows: { 'zh-CN': '现在的支付密码', en: 'Your present PIN' },
  },
  {
    name: 'pin-change-wrong',
    variation: true,
    before: holding(0, '?view=pin'),
    act: async (page) => {
      await type(page, /现在的支付密码|Your present PIN/, '314159')
      await type(page, /新的 6 位支付密码|A new PIN/, '161803')
      await type(page, /^(再输入一次|The same again)$/, '161803')
    },
    shows: { 'zh-CN': /还可试 4 次/, en: /4 tries left/ },
  },
  {
    name: 'pin-changed',
    variation: true,
    before: holding(0, '?view=pin'),
    act: async (page) => {
      await type(page, /现在的支付密码|Your present PIN/, people.pin)
      await type(page, /新的 6 位支付密码|A new PIN/, '161803')
      await type(page, /^(再输入一次|The same again)$/, '161803')
    },
    shows: { 'zh-CN': '支付密码已设置', en: 'Your payment PIN is set' },
  },
  { name: 'challenge', before: challenged, shows: { 'zh-CN': '付给青芽茶铺', en: 'Pay 青芽茶铺' } },
  {
    name: 'challenge-paid',
    before: challenged,
    act: (page) => typePin(page),
    shows: { 'zh-CN': '支付成功', en: 'Paid' },
  },
  {
    name: 'challenge-expired',
    variation: true,
    before: async (visitor) => {
      const search = await challenged(visitor)
      await people.wait(visitor, 'PT11M')
      return search
    },
    shows: { 'zh-CN': '已过期', en: 'This has expired' },
  },
  {
    name: 'challenge-unknown',
    before: begin(`?challenge=chl_01JWM2E6W0ABCDEFGHJKMNPQRS&return_url=${returnUrl}`),
    shows: { 'zh-CN': '找不到这次操作', en: 'We could not find this' },
  },
]
