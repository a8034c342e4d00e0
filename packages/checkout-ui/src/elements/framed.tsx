import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Button } from '../design/button.tsx'
import { TideMark } from '../design/marks/pay-marks.tsx'
import { Notice } from '../design/notice.tsx'
import { ScreenTitle, screenTitleId } from '../design/screen.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { useLine } from './element-context.ts'
import { NoSession } from './line/frame-session.ts'
import { useElementText } from './locales/use-element-text.ts'

interface FramedProps {
  /** Which of the element's screens this is. */
  screen: string
  title: string
  /** The title is there for screen readers alone. */
  bare?: boolean
  /**
   * Keys are pressed here. The page around learns the height of the screen when it appears and nothing after that,
   * so that no message, by its number or by its moment, says anything about what is typed.
   */
  quiet?: boolean
  onCancel?: () => void
  children: ReactNode
}

/** One screen of an element: whose it is, what it is about, and a way out where there is one. */
export function Framed({ screen, title, bare, quiet = false, onCancel, children }: FramedProps) {
  const t = useElementText()
  const sheet = useRef<HTMLElement>(null)
  useHeight(sheet, screen, quiet)
  useScreenFocus(screen)
  if (bare)
    return (
      <section ref={sheet} aria-labelledby={screenTitleId}>
        <ScreenTitle className="sr-only">{title}</ScreenTitle>
        {children}
      </section>
    )
  return (
    <section
      ref={sheet}
      data-sheet
      aria-labelledby={screenTitleId}
      className="rounded-card border border-rim bg-surface px-5 pt-4 pb-6 tablet:px-7"
    >
      <header className="flex min-h-11 items-center justify-between gap-3">
        <span className="flex items-center gap-2 text-small text-ink-2 [&_svg]:size-6">
          <TideMark />
          {t('brand')}
        </span>
        {onCancel && (
          <span className="-mr-3">
            <Button look="plain" onClick={onCancel}>
              {t('element.cancel')}
            </Button>
          </span>
        )}
      </header>
      <ScreenTitle className="mt-1">{title}</ScreenTitle>
      {children}
    </section>
  )
}

/** Room for a message below the boxes that is longer than the hint it takes the place of. */
const reservePx = 22

/** Tells the page around how high the screen is. */
function useHeight(sheet: React.RefObject<HTMLElement | null>, screen: string, quiet: boolean) {
  const { say, ready } = useLine()
  useLayoutEffect(() => {
    const element = sheet.current
    if (!element) return
    let last = ''
    const tell = () => {
      const height = Math.ceil(element.getBoundingClientRect().height) + 6
      const now = quiet ? `${screen}, ${innerWidth} wide` : `${height}`
      if (now === last) return
      last = now
      say({ says: 'size', height: height + (quiet ? reservePx : 0) })
      ready()
    }
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    return () => observer.disconnect()
  }, [sheet, screen, quiet, say, ready])
}

/** When one screen takes another's place, its title is read out; but the focus is never taken from the page around. */
function useScreenFocus(screen: string) {
  const last = useRef(screen)
  useEffect(() => {
    if (last.current === screen) return
    last.current = screen
    if (document.hasFocus()) document.getElementById(screenTitleId)?.focus({ preventScroll: true })
  }, [screen])
}

/** Stands where the element will be, as high as the page around has left room for it. */
export function Bones() {
  const t = useElementText()
  return (
    <section aria-label={t('loading')}>
      <Skeleton className="h-[calc(100dvh-6px)] w-full rounded-card" />
    </section>
  )
}

/** The bank could not be asked, or not in this user's name. */
export function Unasked(props: {
  title: string
  error: Error
  busy: boolean
  onRetry: () => void
}) {
  const t = useElementText()
  const signedOut = props.error instanceof NoSession
  return (
    <Framed screen="unasked" title={props.title} bare>
      <Notice
        tone="waiting"
        title={t(signedOut ? 'element.noSessionTitle' : 'offline.title')}
        action={
          <Button look="plain" busy={props.busy} onClick={props.onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {t(signedOut ? 'element.noSession' : 'offline.text')}
      </Notice>
    </Framed>
  )
}
