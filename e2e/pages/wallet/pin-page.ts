import { titleOf, type Visit } from '../visit.ts'
import { openedPage } from './opened-page.ts'

/** Choosing a payment PIN, typed twice. */
export const setPinPage = (visit: Visit) => {
  const { page, say } = visit
  const chosen = page.getByLabel(say('新的 6 位支付密码', 'A new PIN of 6 digits'))
  const repeated = page.getByLabel(say('再输入一次', 'The same again'))
  return {
    page,
    title: titleOf(visit),
    field: chosen,
    alert: page.getByRole('alert'),
    choose: async (pin: string) => {
      await chosen.pressSequentially(pin)
      await repeated.pressSequentially(pin)
      return openedPage(visit)
    },
  }
}
