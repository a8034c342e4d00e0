import type { FrameLocator, Page } from '@playwright/test'
import { titleOf, type Visit } from '../visit.ts'

/** A page, or a frame in one. */
type Place = Pick<Page, 'getByRole' | 'getByText'> | FrameLocator

/** The payment code, on a page of the wallet or in a frame of a shop's: both are read the same way. */
export const codePart = (place: Place, { say }: Pick<Visit, 'say'>) => {
  const digits = place.getByText(/^62\d\d \d{4} \d{4} \d{4} \d{3}$/)
  const showDigits = place.getByRole('button', { name: say('查看数字', 'Show digits') })
  return {
    qr: place.getByRole('img', { name: say(/二维码/, /QR code/) }),
    bars: place.getByRole('img', { name: say(/条形码/, /bar code/) }),
    digits,
    showDigits,
    /** What a till would read. */
    read: async (): Promise<string> => {
      await showDigits.click()
      return (await digits.textContent())?.replaceAll(' ', '') ?? ''
    },
    paid: place.getByText(say('付款成功', 'Paid'), { exact: true }),
    asked: place.getByText(say('向收银台付款', 'The till asks for'), { exact: true }),
    offline: place.getByText(say('没有网络', 'No network')),
    next: place.getByRole('button', { name: say('显示新的付款码', 'Show a new code') }),
  }
}

export const codePage = (visit: Visit) => ({
  page: visit.page,
  title: titleOf(visit),
  ...codePart(visit.page, visit),
})
