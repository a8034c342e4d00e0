import type { Visit } from '../visit.ts'

export type PhonePage = ReturnType<typeof phonePage>

/** The simulated phone with the SMS of the realm. */
export const phonePage = (visit: Visit) => {
  const { page, say } = visit
  const messages = page.getByRole('article')
  return {
    page,
    messages,
    newest: messages.first(),
    /** Reads the code off the newest message. */
    newestCode: async () => (await messages.first().getByRole('status').textContent()) ?? '',
    copyCode: () =>
      messages
        .first()
        .getByRole('button', { name: say(/^复制验证码/, /^Copy the code/) })
        .click(),
    empty: page.getByText(say('还没有短信', 'No messages yet')),
    noKey: page.getByText(say('这是谁的手机？', 'Whose phone is this?')),
  }
}
