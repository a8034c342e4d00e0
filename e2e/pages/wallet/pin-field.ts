import type { Visit } from '../visit.ts'

/** The six boxes of the question for the PIN. */
export const pinFieldOf = ({ page, say }: Visit) =>
  page
    .getByRole('dialog', { name: say('输入支付密码', 'Enter your payment PIN') })
    .getByLabel(say('6 位支付密码', '6-digit payment PIN'))
