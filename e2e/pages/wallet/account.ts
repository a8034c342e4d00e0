import { factOf, titleOf, type Visit } from '../visit.ts'
import { statementPage } from './statement-page.ts'

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

/** What came of a top-up or withdrawal. */
export const movedPage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    toppedUp: page.getByRole('heading', { name: say('充值成功', 'Topped up') }),
    withdrawn: page.getByRole('heading', { name: say('提现成功', 'Withdrawn') }),
    notToppedUp: page.getByRole('heading', { name: say('没有充值', 'Not topped up') }),
    balanceNow: factOf(visit, say('当前余额', 'Balance now')),
    done: async () => {
      await page.getByRole('button', { name: say('完成', 'Done') }).click()
      return homePage(visit)
    },
  }
}
