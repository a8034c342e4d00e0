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

/** On a device whose user has chosen large type. */
export const elder: Line = (page) =>
  page.addInitScript(() => localStorage.setItem('qiantang.wallet.elder', '1'))

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

const askedForMandate = async (visitor: Visitor) => {
  await people.holder(visitor)
  const waiting = await people.mandate(visitor, 20_00)
  return `?challenge=${people.challengeOf(waiting)}&return_url=${returnUrl}`
}
const askedForLimit = async (visitor: Visitor) => {
  const account = await people.holder(visitor)
  const waiting = await people.noPinLimit(visitor, account, 50_00)
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
/** Some shopping in April and in May, too. */
const seasons = (search: string) => async (visitor: Visitor) => {
  const account = await people.holder(visitor, 800_00)
  for (const [turn, amount] of [120_00, 86_50, 203_40].entries()) {
    const again = { ...visitor, page: (await renewed(visitor)).page }
    await people.pay(again, amount, `S${turn}`)
    await people.moved(again, 'top-ups', account, 50_00)
    if (turn < 2) await people.wait(visitor, 'P31D')
  }
  visitor.token = (await renewed(visitor)).token
  return search
}
const renewed = ({ town }: Visitor) => town.user()

/** Somebody with money, and somebody to send it to. */
const withPayee = (search: string) => async (visitor: Visitor) => {
  await people.holder(visitor, 640_30)
  await people.payeeIn(visitor)
  return search
}
const fillTransfer = async (page: Page, payee = 'u_2002') => {
  await fill(page, /^(收款人|Payee)$/, payee)
  await fill(page, /^(转账金额|Amount to transfer)$/, '88.5')
  await fill(page, /^(附言（选填）|Note, if you like)$/, '买菜的钱')
  await press(page, /^(转 ¥|Transfer ¥)/)
}
const askedForTransfer = async (visitor: Visitor) => {
  const account = await people.holder(visitor, 640_30)
  await people.payeeIn(visitor)
  const waiting = await people.transfer(visitor, account, 88_50)
  return `?challenge=${people.challengeOf(waiting)}&return_url=${returnUrl}`
}
const nextDay = async (page: Page, amount: string) => {
  await page.getByRole('radio', { name: /^(次日到账|Tomorrow)$/ }).check()
  await withdraw(page, amount)
}

/** Somebody who has the wallet open in three places. */
const seenOn = (search: string) => async (visitor: Visitor) => {
  await people.holder(visitor)
  for (const [id, name] of [
    ['d_1', '小米 15'],
    ['d_2', 'iPad'],
  ] as const) {
    await visitor.town.user('u_1001', { id, name })
  }
  await people.wait(visitor, 'PT3M')
  visitor.token = (await visitor.town.user('u_1001', { id: 'd_3', name: 'iPhone 17' })).token
  return search
}
const complained = (answered: boolean) => async (visitor: Visitor) => {
  await people.holder(visitor, 50_00)
  const complaint = await people.complain(visitor)
  if (answered) await people.answerComplaint(visitor, complaint)
  return `?view=complaints&id=${complaint.id}`
}

const frozen = (by: 'customer' | 'bank', search: string) => async (visitor: Visitor) => {
  const account = await people.holder(visitor, 120_00)
  await people.frozen(visitor, account, by)
  return search
}

const asleep = (search: string) => async (visitor: Visitor) => {
  await people.holder(visitor, 120_00)
  await people.wait(visitor, 'P190D')
  visitor.token = (await renewed(visitor)).token
  return search
}
const otherCard = async (page: Page, visitor: Visitor) => {
  // A mobile gets one code a minute.
  await people.wait(visitor, 'PT2M')
  const { cardNumber, mobile } = people.factors('savings')
  await fill(page, /^(新卡卡号|Number of the new card)$/, cardNumber)
  await fill(page, /^(银行预留手机号|Mobile number)$/, mobile)
  await press(page, /^(下一步，输支付密码|Continue with my PIN)$/)
}
const proveReset = async (page: Page, visitor: Visitor) => {
  await people.wait(visitor, 'PT2M')
  const { idNumber, cardNumber } = people.factors()
  await fill(page, /^(身份证号|Resident id number)$/, idNumber)
  await fill(page, /^(已绑定的银行卡号|Number of a bound card)$/, cardNumber)
  await handIn(page)
  await page.getByLabel(/^(6 位验证码|6-digit code)$/).waitFor()
}
const answerCode = async (page: Page, visitor: Visitor, confirm: RegExp) => {
  await page.getByLabel(/^(6 位验证码|6-digit code)$/).waitFor()
  await type(page, /^(6 位验证码|6-digit code)$/, await people.newestCode(visitor))
  await press(page, confirm)
}

/** So much money in and out that the bank has to know more. */
const busy = (search: string) => async (visitor: Visitor) => {
  const account = await people.holder(visitor)
  for (let turn = 0; turn < 13; turn += 1) {
    await people.moved(visitor, 'top-ups', account, 2_000_00)
    await people.moved(visitor, 'withdrawals', account, 2_000_00)
  }
  return search
}

/** Three agreements, one of them ended. */
const agreed = (search: string) => async (visitor: Visitor) => {
  await people.holder(visitor)
  for (const amount of [20_00, 150_00]) {
    await people.answered(visitor, await people.mandate(visitor, amount))
  }
  const { id } = await people.answered(visitor, await people.mandate(visitor, 5_00))
  await visitor.page(`DELETE /v1/users/me/mandates/${id}`)
  return search
}
const seek = (page: Page, text: string) => page.getByRole('searchbox').fill(text)

/** The smallest picture there is. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

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
    name: 'home-months',
    variation: true,
    before: seasons(''),
    shows: { 'zh-CN': '¥203.40', en: '¥203.40' },
  },
  {
    name: 'statement-months',
    before: seasons('?view=statement'),
    act: async (page) => {
      await page.getByLabel(/^(月份|Month)$/).selectOption('2026-07')
    },
    shows: { 'zh-CN': '符合的都在这里了', en: 'That is all there is of it' },
  },
  {
    name: 'home-elder',
    line: elder,
    before: livedFor(`?return_url=${returnUrl}`),
    shows: { 'zh-CN': '更多服务', en: 'More services' },
  },
  {
    name: 'welcome-elder',
    line: elder,
    shows: { 'zh-CN': '开一个电子账户', en: 'Open an e-account' },
  },
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
    name: 'withdraw-next-day',
    variation: true,
    before: holding(640_30, '?view=withdraw'),
    act: (page) => nextDay(page, '40.3'),
    shows: { 'zh-CN': /^最晚 6月2日/, en: /^On the card by 2 Jun/ },
  },
  {
    name: 'withdraw-accepted',
    before: holding(640_30, '?view=withdraw'),
    act: async (page) => {
      await nextDay(page, '40.3')
      await typePin(page)
    },
    shows: { 'zh-CN': '提现已受理', en: 'Your withdrawal is accepted' },
  },
  {
    name: 'transfer',
    before: withPayee('?view=transfer&to=u_2002'),
    shows: { 'zh-CN': '最多可转 ¥640.30', en: 'Up to ¥640.30' },
  },
  {
    name: 'transfer-nobody',
    before: withPayee('?view=transfer'),
    act: (page) => fillTransfer(page, 'u_404'),
    shows: { 'zh-CN': /对方暂时无法收款/, en: /cannot receive the money/ },
  },
  {
    name: 'transfer-check',
    before: withPayee('?view=transfer'),
    act: (page) => fillTransfer(page),
    shows: { 'zh-CN': '请核对：钱将转给', en: 'Please check: the money goes to' },
  },
  {
    name: 'transfer-pin',
    variation: true,
    before: withPayee('?view=transfer'),
    act: async (page) => {
      await fillTransfer(page)
      await press(page, /^(转 ¥88.50 给|Transfer ¥88.50 to)/)
    },
    shows: { 'zh-CN': '输完第 6 位即转出，不能撤回', en: /it cannot be taken back$/ },
  },
  {
    name: 'transfer-done',
    before: withPayee('?view=transfer'),
    act: async (page) => {
      await fillTransfer(page)
      await press(page, /^(转 ¥88.50 给|Transfer ¥88.50 to)/)
      await typePin(page)
    },
    shows: { 'zh-CN': '转账成功', en: 'Transferred' },
  },
  {
    name: 'challenge-transfer',
    variation: true,
    before: askedForTransfer,
    shows: { 'zh-CN': '转给 *芳', en: 'Transfer to *芳' },
  },
  {
    name: 'challenge-transferred',
    variation: true,
    before: askedForTransfer,
    act: (page) => typePin(page),
    shows: { 'zh-CN': '转账成功', en: 'Transferred' },
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
    name: 'statement-elder',
    line: elder,
    before: livedFor('?view=statement'),
    shows: { 'zh-CN': '加载更多', en: 'Load more' },
  },
  {
    name: 'statement-found',
    before: livedFor('?view=statement'),
    act: async (page) => {
      await page.getByLabel(/^(类型|Kind)$/).selectOption('withdrawal')
      await seek(page, '20')
      await page.keyboard.press('Enter')
    },
    shows: { 'zh-CN': '符合的都在这里了', en: 'That is all there is of it' },
  },
  {
    name: 'statement-not-found',
    before: livedFor('?view=statement'),
    act: (page) => seek(page, '没有这家店'),
    shows: { 'zh-CN': '清除条件，看全部', en: 'Clear and show everything' },
  },
  {
    name: 'statement-line',
    before: livedFor('?view=statement'),
    act: (page) =>
      page
        .getByRole('listitem')
        .filter({ hasText: /消费|Payment/ })
        .first()
        .getByRole('button')
        .click(),
    shows: { 'zh-CN': '交易后余额', en: 'Balance after it' },
  },
  {
    name: 'services-elder',
    line: elder,
    before: holding(0, '?view=services'),
    shows: { 'zh-CN': '每一笔收支', en: 'Everything in and out' },
  },
  {
    name: 'security',
    before: agreed('?view=security'),
    shows: { 'zh-CN': /另有 2 项商家扣款/, en: /2 merchant agreements/ },
  },
  {
    name: 'no-pin',
    before: agreed('?view=no-pin'),
    shows: { 'zh-CN': '每笔不超过 ¥150.00', en: 'Up to ¥150.00 each time' },
  },
  {
    name: 'no-pin-nothing-allowed',
    variation: true,
    before: holding(0, '?view=no-pin'),
    shows: { 'zh-CN': /没有开通/, en: /No merchant can take/ },
  },
  {
    name: 'no-pin-asks',
    before: holding(0, '?view=no-pin'),
    act: async (page) => {
      await page.getByRole('radio', { name: /¥200/ }).check()
      await press(page, /^(改为|Change to)/)
    },
    shows: { 'zh-CN': '免输密码的单笔限额', en: 'You pay without the PIN up to' },
  },
  {
    name: 'no-pin-changed',
    variation: true,
    before: holding(0, '?view=no-pin'),
    act: async (page) => {
      await page.getByRole('radio', { name: /¥200/ }).check()
      await press(page, /^(改为|Change to)/)
      await typePin(page)
    },
    shows: { 'zh-CN': '已改为：¥200.00 以内免密', en: 'Changed to: No PIN up to ¥200.00' },
  },
  {
    name: 'mandate-ending',
    before: agreed('?view=no-pin'),
    act: (page) =>
      page
        .getByRole('button', { name: /^(关闭：|End: )/ })
        .first()
        .click(),
    shows: { 'zh-CN': /马上生效/, en: /nothing more without your PIN/ },
  },
  {
    name: 'account',
    before: holding(120_00, '?view=account'),
    shows: { 'zh-CN': '暂停使用', en: 'Stop using it for now' },
  },
  {
    name: 'account-elder',
    line: elder,
    before: holding(120_00, '?view=account'),
    shows: { 'zh-CN': '暂停使用', en: 'Stop using it for now' },
  },
  {
    name: 'account-freezing',
    before: holding(120_00, '?view=account'),
    act: (page) => press(page, /^(只收不付|Nothing goes out)/),
    shows: { 'zh-CN': /商家也扣不了款；/, en: /top-ups and refunds still arrive/ },
  },
  {
    name: 'account-frozen',
    before: frozen('customer', '?view=account'),
    shows: { 'zh-CN': '用支付密码解冻', en: 'Unfreeze with my PIN' },
  },
  {
    name: 'account-unfreezing',
    variation: true,
    before: frozen('customer', '?view=account'),
    act: (page) => press(page, /^(用支付密码解冻|Unfreeze with my PIN)$/),
    shows: { 'zh-CN': '输完第 6 位即解冻', en: 'The sixth digit unfreezes it' },
  },
  {
    name: 'account-lost-code',
    before: async (visitor) => {
      await people.holder(visitor, 120_00)
      await people.lost(visitor)
      return '?view=account'
    },
    act: async (page, visitor) => {
      // A mobile gets one code a minute.
      await people.wait(visitor, 'PT2M')
      await press(page, /^(用支付密码和验证码解冻|Unfreeze with PIN and code)$/)
      await typePin(page)
    },
    shows: { 'zh-CN': /^已发送至/, en: /^Sent to/ },
  },
  {
    name: 'account-frozen-by-bank',
    variation: true,
    before: frozen('bank', '?view=account'),
    shows: { 'zh-CN': /只有银行能解冻/, en: /Only the bank can unfreeze/ },
  },
  {
    name: 'home-frozen',
    before: frozen('customer', ''),
    shows: { 'zh-CN': '查看怎么办', en: 'See what to do' },
  },
  {
    name: 'account-asleep',
    before: asleep('?view=account'),
    shows: { 'zh-CN': '重新核实，恢复使用', en: 'Confirm and use it again' },
  },
  {
    name: 'reactivate',
    variation: true,
    before: asleep('?view=reactivate'),
    shows: { 'zh-CN': '恢复使用 · 第 1 步，共 3 步', en: 'Using it again · step 1 of 3' },
  },
  {
    name: 'card',
    before: holding(120_00, '?view=card'),
    shows: { 'zh-CN': '更换绑定卡', en: 'Change the bound card' },
  },
  {
    name: 'change-card-wrong',
    before: holding(120_00, '?view=change-card'),
    act: (page) => press(page, /^(下一步，输支付密码|Continue with my PIN)$/),
    shows: { 'zh-CN': '请填写银行卡号', en: /card number/ },
  },
  {
    name: 'change-card-code',
    before: holding(120_00, '?view=change-card'),
    act: async (page, visitor) => {
      await otherCard(page, visitor)
      await typePin(page)
      await page.getByLabel(/^(6 位验证码|6-digit code)$/).waitFor()
    },
    shows: { 'zh-CN': /发卡银行已确认新卡/, en: /confirmed that the new card is yours/ },
  },
  {
    name: 'card-changed',
    variation: true,
    before: holding(120_00, '?view=change-card'),
    act: async (page, visitor) => {
      await otherCard(page, visitor)
      await typePin(page)
      await answerCode(page, visitor, /^(确认换卡|Change the card)$/)
    },
    shows: { 'zh-CN': '绑定卡已更换', en: 'Your card is changed' },
  },
  {
    name: 'pin-reset',
    before: holding(0, '?view=pin-reset'),
    shows: { 'zh-CN': '已绑定的银行卡号', en: 'Number of a bound card' },
  },
  {
    name: 'pin-reset-code',
    variation: true,
    before: holding(0, '?view=pin-reset'),
    act: proveReset,
    shows: { 'zh-CN': /然后设置新的密码/, en: /then choose a new PIN/ },
  },
  {
    name: 'pin-reset-done',
    before: holding(0, '?view=pin-reset'),
    act: async (page, visitor) => {
      await proveReset(page, visitor)
      await answerCode(page, visitor, /^(确认|Confirm)$/)
      await type(page, /新的 6 位支付密码|A new PIN/, '161803')
      await type(page, /^(再输入一次|The same again)$/, '161803')
    },
    shows: { 'zh-CN': '支付密码已设置', en: 'Your payment PIN is set' },
  },
  {
    name: 'home-identity',
    before: busy(''),
    shows: { 'zh-CN': '去补充', en: 'Add them' },
  },
  {
    name: 'identity',
    variation: true,
    before: busy('?view=identity'),
    act: (page) => press(page, /^(提交给银行|Send to the bank)$/),
    shows: { 'zh-CN': '请选择照片', en: 'Please choose a photo' },
  },
  {
    name: 'identity-given',
    before: busy('?view=identity'),
    act: async (page) => {
      await fill(page, /^(职业|Occupation)$/, '教师')
      await fill(page, /^(常住地址|Address)$/, '杭州市西湖区')
      await page.getByRole('switch').check()
      for (const label of [/人像面|portrait side/, /国徽面|emblem side/]) {
        await page
          .getByLabel(label)
          .setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer: pixel })
      }
      await press(page, /^(提交给银行|Send to the bank)$/)
    },
    shows: { 'zh-CN': /身份信息已补充/, en: /The bank has your details/ },
  },
  {
    name: 'upgrade',
    before: holding(120_00, '?view=upgrade'),
    shows: { 'zh-CN': '升级账户 · 第 1 步，共 3 步', en: 'Upgrading your account · step 1 of 3' },
  },
  {
    name: 'upgraded',
    before: holding(120_00, '?view=upgrade'),
    act: async (page, visitor) => {
      // A mobile gets one code a minute.
      await people.wait(visitor, 'PT2M')
      await typePerson(page)
      await next(page)
      await typeCard(page)
      await page.getByRole('checkbox').check()
      await handIn(page)
      await page.getByLabel(/^(6 位验证码|6-digit code)$/).waitFor()
      await type(page, /^(6 位验证码|6-digit code)$/, await people.newestCode(visitor))
      await press(page, /^(确认升级|Upgrade the account)$/)
    },
    shows: { 'zh-CN': '升级成功', en: 'Your account is upgraded' },
  },
  {
    name: 'close-not-empty',
    before: holding(120_00, '?view=close'),
    shows: { 'zh-CN': '账户里还有 ¥120.00', en: 'There is still ¥120.00 in it' },
  },
  {
    name: 'close',
    variation: true,
    before: holding(0, '?view=close'),
    shows: { 'zh-CN': '用支付密码注销', en: 'Close it with my PIN' },
  },
  {
    name: 'closed',
    before: holding(0, '?view=close'),
    act: async (page) => {
      await press(page, /^(用支付密码注销|Close it with my PIN)$/)
      await typePin(page)
    },
    shows: { 'zh-CN': '账户已注销', en: 'Your account is closed' },
  },
  {
    name: 'limits',
    before: livedFor('?view=limits'),
    shows: { 'zh-CN': '今天付款和转出', en: 'Paid and sent today' },
  },
  {
    name: 'limits-elder',
    line: elder,
    before: livedFor('?view=limits'),
    shows: { 'zh-CN': '今天付款和转出', en: 'Paid and sent today' },
  },
  {
    name: 'devices',
    before: seenOn('?view=devices'),
    shows: { 'zh-CN': '用过的设备', en: 'Devices you have used' },
  },
  {
    name: 'devices-ending',
    variation: true,
    before: seenOn('?view=devices'),
    act: (page) =>
      page
        .getByRole('button', { name: /^(退出：|End: )/ })
        .first()
        .click(),
    shows: { 'zh-CN': /马上失效/, en: /stops working at once/ },
  },
  {
    name: 'audit',
    before: agreed('?view=audit'),
    shows: { 'zh-CN': '设置了支付密码', en: 'Payment PIN set' },
  },
  {
    name: 'lost-phone',
    before: agreed('?view=lost-phone'),
    shows: { 'zh-CN': '马上全部停掉', en: 'Stop everything now' },
  },
  {
    name: 'lost-phone-elder',
    line: elder,
    before: agreed('?view=lost-phone'),
    shows: { 'zh-CN': '马上全部停掉', en: 'Stop everything now' },
  },
  {
    name: 'lost-phone-reported',
    before: agreed('?view=lost-phone'),
    act: (page) => press(page, /^(马上全部停掉|Stop everything now)$/),
    shows: { 'zh-CN': '已全部停掉', en: 'Everything is stopped' },
  },
  {
    name: 'complaints-none',
    variation: true,
    before: holding(0, '?view=complaints'),
    shows: { 'zh-CN': '提出投诉', en: 'Make a complaint' },
  },
  {
    name: 'complaints',
    before: async (visitor) => {
      await complained(true)(visitor)
      return '?view=complaints'
    },
    shows: { 'zh-CN': '已答复', en: 'Answered' },
  },
  {
    name: 'complain',
    before: holding(0, '?view=complain'),
    act: (page) => press(page, /^(提交|Send)$/),
    shows: { 'zh-CN': '请说明发生了什么', en: 'Please say what happened' },
  },
  {
    name: 'complaint-open',
    variation: true,
    before: complained(false),
    shows: { 'zh-CN': /已经收到/, en: /We have it/ },
  },
  {
    name: 'complaint-answered',
    before: complained(true),
    shows: { 'zh-CN': /银行的答复 ·/, en: /The bank’s answer ·/ },
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
    name: 'challenge-mandate',
    before: askedForMandate,
    shows: { 'zh-CN': '允许青芽茶铺每笔扣款不超过', en: '青芽茶铺 may take, each time, up to' },
  },
  {
    name: 'challenge-mandate-allowed',
    before: askedForMandate,
    act: (page) => typePin(page),
    shows: { 'zh-CN': '免密支付已开通', en: 'Payments without the PIN are allowed' },
  },
  {
    name: 'challenge-limit',
    variation: true,
    before: askedForLimit,
    shows: { 'zh-CN': '免输密码的单笔限额', en: 'You pay without the PIN up to' },
  },
  {
    name: 'challenge-limit-raised',
    variation: true,
    before: askedForLimit,
    act: (page) => typePin(page),
    shows: { 'zh-CN': '免密限额已修改', en: 'The limit is changed' },
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
