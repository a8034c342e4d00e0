import { factOf, titleOf, type Visit } from '../visit.ts'
import { pinFieldOf } from './pin-field.ts'

/** The account itself: how it stands, and what can be done to it. */
export const managePage = (visit: Visit) => {
  const { page, say } = visit
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  return {
    page,
    title: titleOf(visit),
    status: factOf(visit, say('状态', 'State')),
    kind: factOf(visit, say('账户类型', 'Account')),
    upgrade: () => press(say(/^升级为Ⅱ类户/, /^Upgrade to Class Ⅱ/)),
    unfreeze: page.getByRole('button', { name: say('用支付密码解冻', 'Unfreeze with my PIN') }),
    /** What a freeze means is said first. */
    askToFreeze: async () => {
      await press(say(/^只收不付/, /^Nothing goes out/))
      return page.getByRole('dialog')
    },
    freeze: () => press(say('冻结', 'Freeze')),
    unfreezeWith: async (pin: string) => {
      await press(say('用支付密码解冻', 'Unfreeze with my PIN'))
      await pinFieldOf(visit).pressSequentially(pin)
    },
    /** After a lost phone: the PIN, then a code. */
    unfreezeAfterLoss: async (pin: string, newestCode: () => Promise<string>) => {
      await press(say('用支付密码和验证码解冻', 'Unfreeze with PIN and code'))
      await pinFieldOf(visit).pressSequentially(pin)
      const code = page.getByLabel(say('6 位验证码', '6-digit code'))
      await code.waitFor()
      await code.pressSequentially(await newestCode())
      await press(say('确认', 'Confirm'))
    },
    close: async () => {
      await press(say(/^注销账户/, /^Close the account/))
      return closePage(visit)
    },
  }
}

/** Closing the account for good. */
export const closePage = (visit: Visit) => {
  const { page, say } = visit
  const close = page.getByRole('button', { name: say('用支付密码注销', 'Close it with my PIN') })
  return {
    page,
    title: titleOf(visit),
    close,
    notEmpty: (yuan: string) =>
      page.getByText(say(`账户里还有 ${yuan}`, `There is still ${yuan} in it`)),
    closed: page.getByRole('heading', { name: say('账户已注销', 'Your account is closed') }),
    closeWith: async (pin: string) => {
      await close.click()
      await pinFieldOf(visit).pressSequentially(pin)
    },
  }
}

/** A lost phone: everything stops in one step. */
export const lostPhonePage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    stop: page.getByRole('button', { name: say('马上全部停掉', 'Stop everything now') }),
    stopped: page.getByRole('heading', { name: say('已全部停掉', 'Everything is stopped') }),
    backToWallet: page.getByRole('button', { name: say('返回钱包', 'Back to my wallet') }),
  }
}

/** What protects the money. */
export const securityPage = (visit: Visit) => {
  const { page, say } = visit
  const go = (name: string | RegExp) => page.getByRole('button', { name }).click()
  return {
    page,
    title: titleOf(visit),
    devices: async () => {
      await go(say(/^登录与设备/, /^Where I am signed in/))
      return devicesPage(visit)
    },
    record: async () => {
      await go(say(/^安全记录/, /^Security record/))
      return recordPage(visit)
    },
    withoutPin: async () => {
      await go(say(/^免密支付/, /^Paying without the PIN/))
      return noPinPage(visit)
    },
  }
}

/** Where the wallet is open. */
export const devicesPage = (visit: Visit) => {
  const { page, say } = visit
  const open = page.getByRole('region', { name: say('现在打开着', 'Open now') })
  return {
    page,
    title: titleOf(visit),
    open: open.getByRole('listitem'),
    end: async (device: string) => {
      await open.getByRole('listitem').filter({ hasText: device }).getByRole('button').click()
      await page.getByRole('button', { name: say('让它退出', 'End it'), exact: true }).click()
    },
  }
}

/** What has touched the user's security, in words. */
export const recordPage = (visit: Visit) => ({
  page: visit.page,
  title: titleOf(visit),
  entries: visit.page.getByRole('main').getByRole('listitem'),
})

/** Up to what amount payments ask for no PIN. */
export const noPinPage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    upTo: (yuan: string) =>
      page.getByRole('radio', { name: say(`${yuan} 以内免密`, `No PIN up to ${yuan}`) }),
    change: async (pin: string) => {
      await page.getByRole('button', { name: say(/^改为/, /^Change to/) }).click()
      await pinFieldOf(visit).pressSequentially(pin)
    },
    changed: page.getByRole('main').getByText(say(/^已改为/, /^Changed to/)),
  }
}
