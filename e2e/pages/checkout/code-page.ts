import type { Visit } from '../visit.ts'

/** A payment that is made elsewhere: by the code on the page, or where the payer was sent. */
export const codePage = ({ page, say }: Visit) => ({
  page,
  picture: page.getByRole('img', { name: say(/付款二维码$/, /^QR code to pay with/) }),
  iHavePaid: page.getByRole('button', { name: say('我已支付', 'I have paid') }),
  otherWay: page.getByRole('button', { name: say('换一种方式', 'Pay another way') }),
  notYet: page
    .getByRole('main')
    .getByText(say('银行还没有收到这笔付款', 'The bank has not received this payment yet')),
  /** Reads the code with the simulated phone, and pays it there. */
  payOnPhone: async () => {
    const opening = page.context().waitForEvent('page')
    await page
      .getByRole('link', { name: say(/^沙箱：用模拟手机付款$/, /^Sandbox: pay with/) })
      .click()
    const phone = await opening
    await phone.getByRole('button', { name: say(/^确认付款 ¥/, /^Pay ¥/) }).click()
    await phone
      .getByLabel(say('请输入支付密码', 'Enter the payment password'))
      .pressSequentially('123456')
    return phone
  },
})
