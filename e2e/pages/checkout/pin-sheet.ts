import type { Visit } from '../visit.ts'
import { receiptPage } from './receipt-page.ts'

export type PinSheet = ReturnType<typeof pinSheet>

/** The question for the payment PIN, over the checkout. The sixth digit pays. */
export const pinSheet = (visit: Visit) => {
  const { page, say } = visit
  const dialog = page.getByRole('dialog', { name: say('确认支付', 'Confirm payment') })
  const field = dialog.getByLabel(say('6 位支付密码', '6-digit payment PIN'))
  return {
    page,
    dialog,
    field,
    alert: dialog.getByRole('alert'),
    locked: dialog.getByRole('heading', {
      name: say('支付密码已锁定', 'Your payment PIN is locked'),
    }),
    connectionLost: dialog.getByText(say('网络中断，结果未知', 'Connection lost, outcome unknown')),
    /** Types the digits with the device's keyboard. */
    enter: async (pin: string) => {
      await field.pressSequentially(pin)
      return receiptPage(visit)
    },
    /** Presses the digits on the page's own keypad. */
    press: async (pin: string) => {
      for (const digit of pin)
        await dialog.getByRole('button', { name: digit, exact: true }).click()
      return receiptPage(visit)
    },
    retry: async () => {
      await dialog.getByRole('button', { name: say(/^重试 ¥/, /^Try ¥.* again$/) }).click()
      return receiptPage(visit)
    },
    payAnotherWay: () =>
      dialog.getByRole('button', { name: say('换一种方式', 'Pay another way') }).click(),
    /** Where a passkey may answer. */
    passkey: dialog.getByRole('button', {
      name: say('用通行密钥确认', 'Confirm with passkey'),
    }),
    confirmWithPasskey: async () => {
      await dialog
        .getByRole('button', { name: say('用通行密钥确认', 'Confirm with passkey') })
        .click()
      return receiptPage(visit)
    },
    usePin: () =>
      dialog.getByRole('button', { name: say('改用支付密码', 'Use the PIN instead') }).click(),
    close: () => dialog.getByRole('button', { name: say('关闭', 'Close') }).click(),
  }
}
