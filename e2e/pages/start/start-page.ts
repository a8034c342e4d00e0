import { shelfPage } from '../shop/shelf-page.ts'
import { factOf, titleOf, type Visit } from '../visit.ts'

/** What a newcomer sees first: three ways in, and the clock. */
export const startPage = (visit: Visit) => {
  const { page, say } = visit
  const facts = {
    name: say('姓名', 'Name'),
    mobile: say('手机号', 'Mobile'),
    card: say('银行卡号', 'Card number'),
  }
  const clock = page.getByRole('region', { name: say('沙箱时钟', 'Sandbox clock') })
  return {
    page,
    title: titleOf(visit),
    clock,
    now: async () => Date.parse((await clock.getByRole('time').getAttribute('datetime')) ?? ''),
    forwardOneDay: clock.getByRole('button', { name: say('1 天', '1 day') }),
    /** What to type, as the person one is here. */
    fact: (name: keyof typeof facts) => factOf(visit, facts[name]),
    openPhone: page.getByRole('link', { name: say('打开模拟手机', 'Open the simulated phone') }),
    openTill: page.getByRole('link', { name: say('打开小店的收银机', 'Open the shop’s till') }),
    toShop: async () => {
      await page.getByRole('link', { name: say('去小店', 'Go to the shop') }).click()
      return shelfPage(visit)
    },
  }
}
