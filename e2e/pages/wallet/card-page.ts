import { titleOf, type Visit } from '../visit.ts'
import { codeFieldOf } from './code-field.ts'
import { pinFieldOf } from './pin-field.ts'

/** The bound card, and those that were bound before it. */
export const cardPage = (visit: Visit) => {
  const { page, say } = visit
  const cards = page.getByRole('main').getByRole('listitem')
  return {
    page,
    title: titleOf(visit),
    cards,
    change: async () => {
      await page.getByRole('button', { name: say('更换绑定卡', 'Change the bound card') }).click()
      return changeCardPage(visit)
    },
    unbind: async (last4: string) => {
      const name = new RegExp(last4)
      await cards.filter({ hasText: last4 }).getByRole('button', { name }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('解绑', 'Unbind'), exact: true })
        .click()
    },
  }
}

/** Another card: its number and mobile, the PIN, the code its bank's mobile gets. */
export const changeCardPage = (visit: Visit) => {
  const { page, say } = visit
  const cardNumber = page.getByLabel(say('新卡卡号', 'Number of the new card'))
  const mobile = page.getByLabel(say('银行预留手机号', 'Mobile number'))
  return {
    page,
    title: titleOf(visit),
    cardNumber,
    notChanged: page.getByText(say('没有换卡', 'Not changed')),
    code: codeFieldOf(visit, say('确认换卡', 'Change the card')),
    changed: page.getByRole('heading', { name: say('绑定卡已更换', 'Your card is changed') }),
    to: async (number: string, ownMobile: string, pin: string) => {
      await cardNumber.fill(number)
      await mobile.fill(ownMobile)
      await page
        .getByRole('button', { name: say('下一步，输支付密码', 'Continue with my PIN') })
        .click()
      await pinFieldOf(visit).pressSequentially(pin)
    },
  }
}
