import { factOf, titleOf, type Visit } from '../visit.ts'
import { statementPage } from './statement-page.ts'
import { pinFieldOf } from './pin-field.ts'

/** The wallet of somebody who has an account. */
export const homePage = (visit: Visit) => {
  const { page, say } = visit
  const action = (name: string) =>
    page
      .getByRole('navigation', { name: say('办理', 'What you can do') })
      .getByRole('button', { name })
      .click()
  return {
    page,
    title: titleOf(visit),
    balance: page.getByRole('region', { name: say('余额', 'Balance') }),
    expired: page.getByRole('heading', { name: say('页面已过期', 'This page has expired') }),
    broken: page.getByRole('heading', {
      name: say('这个链接打不开钱包', 'This link does not open a wallet'),
    }),
    topUp: async () => {
      await action(say('充值', 'Top up'))
      return topUpPage(visit)
    },
    withdraw: async () => {
      await action(say('提现', 'Withdraw'))
      return withdrawalPage(visit)
    },
    transfer: async () => {
      await action(say('转账', 'Transfer'))
      return transferPage(visit)
    },
    /** One of the services below the money. */
    service: (name: string) =>
      page
        .getByRole('region', { name: say('服务', 'Services') })
        .getByRole('button', { name })
        .click(),
    actions: page
      .getByRole('navigation', { name: say('办理', 'What you can do') })
      .getByRole('button'),
    larger: page.getByRole('button', { name: say('大字版', 'Larger') }),
    standard: page.getByRole('button', { name: say('标准版', 'Standard') }),
    more: page.getByRole('button', { name: say('更多服务', 'More services') }),
    whatToDo: page.getByRole('button', { name: say('查看怎么办', 'See what to do') }),
    statement: async () => {
      await action(say('明细', 'Statement'))
      return statementPage(visit)
    },
    backToShop: (origin: string) =>
      page
        .getByRole('link', { name: say(`返回 ${hostOf(origin)}`, `Back to ${hostOf(origin)}`) })
        .click(),
  }
}

const hostOf = (origin: string) => new URL(origin).host

/** Putting money in from the bound card. */
export const topUpPage = (visit: Visit) => amountPage(visit, '充值', 'Top up')

/** Taking money out to the bound card. */
export const withdrawalPage = (visit: Visit) => amountPage(visit, '提现', 'Withdraw')

const amountPage = (visit: Visit, chinese: '充值' | '提现', english: 'Top up' | 'Withdraw') => {
  const { page, say } = visit
  const amount = page.getByLabel(
    say(`${chinese}金额`, `Amount to ${english === 'Top up' ? 'top up' : 'withdraw'}`),
  )
  const submit = page.getByRole('button', {
    name: say(new RegExp(`^(从.+)?${chinese} ¥`), new RegExp(`^${english} ¥`)),
  })
  return {
    page,
    title: titleOf(visit),
    amount,
    alert: page.getByRole('alert'),
    /** Of a withdrawal: with the next day's batch. */
    tomorrow: page.getByRole('radio', { name: say(/^次日到账/, /^Tomorrow/) }),
    /** How much, then the PIN. */
    move: async (yuan: string, pin: string) => {
      await amount.fill(yuan)
      return submitWith(pin)
    },
  }

  async function submitWith(pin: string) {
    await submit.click()
    const dialog = page.getByRole('dialog', { name: say('输入支付密码', 'Enter your payment PIN') })
    await dialog.getByLabel(say('6 位支付密码', '6-digit payment PIN')).pressSequentially(pin)
    return movedPage(visit)
  }
}

/** Money to another user: to whom and how much. */
export const transferPage = (visit: Visit) => {
  const { page, say } = visit
  const payee = page.getByLabel(say('收款人', 'Payee'), { exact: true })
  const amount = page.getByLabel(say('转账金额', 'Amount to transfer'))
  const note = page.getByLabel(say('附言', 'Note'))
  const check = page.getByRole('button', { name: say(/^转 ¥.*核对/, /^Transfer ¥.*check/) })
  return {
    page,
    title: titleOf(visit),
    payee,
    amount,
    note,
    check,
    alert: page.getByRole('alert'),
    to: async (userId: string, yuan: string) => {
      await payee.fill(userId)
      await amount.fill(yuan)
      await check.click()
      return payeePage(visit)
    },
  }
}

/** Is it they? */
export const payeePage = (visit: Visit) => {
  const { page, say } = visit
  const confirm = page.getByRole('button', { name: say(/^转 ¥.* 给 /, /^Transfer ¥.* to /) })
  return {
    page,
    title: titleOf(visit),
    confirm,
    name: (name: string) => page.getByRole('main').getByText(name, { exact: true }),
    notThem: async () => {
      await page.getByRole('button', { name: say('不对，返回修改', 'Not them, go back') }).click()
      return transferPage(visit)
    },
    send: async (pin: string) => {
      await confirm.click()
      await pinFieldOf(visit).pressSequentially(pin)
      return movedPage(visit)
    },
  }
}

/** What came of a top-up, withdrawal or transfer. */
export const movedPage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    toppedUp: page.getByRole('heading', { name: say('充值成功', 'Topped up') }),
    withdrawn: page.getByRole('heading', { name: say('提现成功', 'Withdrawn') }),
    transferred: page.getByRole('heading', { name: say('转账成功', 'Transferred') }),
    withdrawing: page.getByRole('heading', { name: say('正在提现', 'Withdrawing') }),
    notWithdrawn: page.getByRole('heading', { name: say('没有提现', 'Not withdrawn') }),
    accepted: page.getByRole('heading', {
      name: say('提现已受理', 'Your withdrawal is accepted'),
    }),
    notToppedUp: page.getByRole('heading', { name: say('没有充值', 'Not topped up') }),
    balanceNow: factOf(visit, say('当前余额', 'Balance now')),
    done: async () => {
      await page.getByRole('button', { name: say('完成', 'Done') }).click()
      return homePage(visit)
    },
  }
}
