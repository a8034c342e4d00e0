import type { Locator } from '@playwright/test'

/** Goes from control to control as somebody without a mouse does, until the wanted one has the focus. */
export async function tabTo(control: Locator): Promise<void> {
  await control.waitFor()
  for (let pressed = 0; pressed < 40; pressed++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await control.page().keyboard.press('Tab')
  }
  throw new Error('The control cannot be reached by the Tab key.')
}
