import { titleOf, type Visit } from '../visit.ts'
import { topUpPage } from './account.ts'

/** The account is there, sealed. */
export const openedPage = (visit: Visit) => {
  const { page, say } = visit
  return {
    page,
    title: titleOf(visit),
    opened: page.getByRole('heading', { name: say('开户成功', 'Your account is open') }),
    topUp: async () => {
      await page.getByRole('button', { name: say('去充值', 'Top up') }).click()
      return topUpPage(visit)
    },
  }
}
