import type { Appearance } from '@qiantang/sdk/contract'
import { dressingOf, type Dressing } from '../../../sdk/src/frames/appearance/dressing.ts'
import type { Appearance as Asked } from '../../../sdk/src/frames/look.ts'
import type { Theme } from '../design/theme.ts'

/** What the HTML of a page says of its looks, so that they are there before any script is. */
export interface SentLooks {
  /** Of its root. */
  attributes: string
  /** Of its sheet; nothing where it has none. */
  style: string
}

/** The looks of a page by its merchant's wish, and by its address. */
export function sentLooks(wish: {
  theme?: Theme | undefined
  appearance?: Appearance | null | undefined
}): SentLooks {
  const dressing = wish.appearance ? dressed(wish.appearance) : null
  const settled = dressing && dressing.theme !== 'auto' ? dressing.theme : undefined
  const theme = settled ?? wish.theme
  return {
    attributes: [
      theme ? ` data-theme="${theme}"` : '',
      // Colours that were judged by one light are not shown by the other.
      settled ? ' data-settled' : '',
      dressing && dressing.font !== 'system' ? ` data-font="${dressing.font}"` : '',
    ].join(''),
    style: dressing ? sheetOf(dressing) : '',
  }
}

/** The bank has judged it when it was written; rules that became stricter since are no reason to show no page. */
function dressed(appearance: Appearance): Dressing | null {
  try {
    return dressingOf(appearance as Asked)
  } catch {
    return null
  }
}

function sheetOf({ declarations }: Dressing): string {
  const of = (size: boolean) =>
    declarations
      .filter(([name]) => (name === 'font-size') === size)
      .map(([name, value]) => `${name}:${value}`)
      .join(';')
  const rules: [selector: string, body: string][] = [
    [':root', of(false)],
    // 长辈模式 has a size of its own.
    [':root:not([data-elder])', of(true)],
  ]
  return rules.flatMap(([selector, body]) => (body ? `${selector}{${body}}` : [])).join('')
}
