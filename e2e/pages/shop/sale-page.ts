import type { Visit } from '../visit.ts'

export type SalePage = ReturnType<typeof salePage>

/** One sale, as the shop believes it to be. */
export const salePage = ({ page, say }: Visit) => {
  return {
    page,
    /** Shown once a verified webhook has come, and not before. */
    paid: page.getByRole('heading', { name: say('已付款，正在备货', 'Paid. We are packing it') }),
    waiting: page.getByRole('heading', {
      name: say('正在等待银行确认', 'Waiting for the bank to confirm'),
    }),
    keepLooking: () =>
      page.getByRole('link', { name: say('继续逛逛', 'Keep looking around') }).click(),
  }
}
