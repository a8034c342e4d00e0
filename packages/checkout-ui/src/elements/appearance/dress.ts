import { dressingOf } from '../../../../sdk/src/frames/appearance/dressing.ts'
import type { Appearance } from '../../../../sdk/src/frames/look.ts'

let worn: string[] | undefined

/**
 * Gives the page the looks that the page around it asks for, in place of those the bank has sent it with. One that asks for
 * nothing leaves it as it was sent.
 *
 * @throws {AppearanceRefused} And leaves the page as it was.
 */
export function dress(appearance: Appearance) {
  const { theme, font, declarations } = dressingOf(appearance)
  if (!worn && Object.keys(appearance).length === 0) return
  const root = document.documentElement
  document.querySelector('style[data-sent]')?.remove()
  for (const name of worn ?? []) root.style.removeProperty(name)

  if (theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  root.dataset['font'] = font
  for (const [name, value] of declarations) root.style.setProperty(name, value)
  worn = declarations.map(([name]) => name)
}
