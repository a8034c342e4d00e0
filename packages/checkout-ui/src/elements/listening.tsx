import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Look } from '../../../sdk/src/frames/look.ts'
import { useLanguage } from '../i18n/language.tsx'
import { dress } from './appearance/dress.ts'
import { useLine } from './element-context.ts'

/** Does what the shop's page asks for, and tells it of Esc. */
export function Listening({ children }: { children: ReactNode }) {
  const line = useLine()
  const queries = useQueryClient()
  const { speak } = useLanguage()
  const look = useRef(line.look)

  useEffect(() => {
    const wear = (next: Look) => {
      look.current = next
      const { appearance, locale } = next
      try {
        dress(appearance)
      } catch (error) {
        line.say({ says: 'error', code: 'appearance_refused', message: String(error) })
      }
      if (locale && locale !== document.documentElement.lang) void speak(locale)
    }
    wear(look.current)
    return line.hear((message) => {
      if (message.says === 'look') wear(message.look)
      if (message.says === 'refresh') void queries.invalidateQueries()
      if (message.says === 'focus')
        document.querySelector<HTMLElement>('[data-first-focus], input, button')?.focus()
    })
  }, [line, queries, speak])

  useEffect(() => {
    const escape = (event: KeyboardEvent) => {
      // A sheet that is open keeps its Esc to itself.
      if (event.key === 'Escape' && !document.querySelector('dialog[open]'))
        line.say({ says: 'escape' })
    }
    addEventListener('keydown', escape)
    return () => removeEventListener('keydown', escape)
  }, [line])

  return children
}
