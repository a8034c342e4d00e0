import { useEffect, useRef } from 'react'
import type { Look } from '../../../../sdk/src/frames/look.ts'
import { dress } from '../../elements/appearance/dress.ts'
import type { ShopLine } from '../../elements/line/open-line.ts'
import { useLanguage } from '../../i18n/language.tsx'

/** Wears what the page around asks for, at first and whenever it asks for something else. */
export function useLook(opening: Promise<ShopLine>) {
  const { speak } = useLanguage()
  const asked = useRef<Look>(undefined)
  useEffect(() => {
    let stop = () => {}
    let gone = false
    void opening.then((line) => {
      if (gone) return
      const wear = (look: Look) => {
        asked.current = look
        const { appearance, locale } = look
        try {
          dress(appearance)
        } catch (error) {
          line.say({ says: 'error', code: 'appearance_refused', message: String(error) })
        }
        if (locale && locale !== document.documentElement.lang) void speak(locale)
      }
      wear(asked.current ?? line.look)
      stop = line.hear((message) => {
        if (message.says === 'look') wear(message.look)
        if (message.says === 'focus')
          document.querySelector<HTMLElement>('input, button, a')?.focus()
      })
    })
    return () => {
      gone = true
      stop()
    }
  }, [opening, speak])
}
