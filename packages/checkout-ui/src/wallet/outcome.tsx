import { useEffect, useState, type ReactNode } from 'react'
import { Amount } from '../design/amount.tsx'
import { Card, Facts } from '../design/card.tsx'
import { AlertIcon } from '../design/icons.tsx'
import { ScreenTitle, StatusScreen } from '../design/screen.tsx'
import { Stamp } from '../design/stamp.tsx'
import { TideSpinner } from '../design/tide-spinner.tsx'
import { Brand, Frame } from './layout.tsx'
import { useText } from './locales/use-text.ts'
import { useDocumentTitle } from './use-arrival.ts'

/** Somebody else is at it. Nothing to press: doing it twice is the one thing that must not happen. */
export function MovingScreen(props: { title: string; children: ReactNode; actions?: ReactNode }) {
  const t = useText()
  const long = useLapse(20_000)
  useDocumentTitle(t('title', { page: props.title }))
  return (
    <Frame>
      <Brand />
      <StatusScreen tone="quiet" sign={<TideSpinner />} title={props.title} actions={props.actions}>
        <p>{props.children}</p>
        <p role="status" className="mt-3 min-h-6 text-gold">
          {long && t('moving.long')}
        </p>
      </StatusScreen>
    </Frame>
  )
}

interface MovedScreenProps {
  seal: 'paid' | 'received'
  /** It happened just now and here: the stamp lands. */
  fresh: boolean
  title: string
  amount: number
  facts: { name: string; value: ReactNode }[]
  actions: ReactNode
}

/** Done, stamped: how much, from where to where, by which number it is found again. */
export function MovedScreen({ seal, fresh, title, amount, facts, actions }: MovedScreenProps) {
  const t = useText()
  useDocumentTitle(t('title', { page: title }))
  return (
    <Frame>
      <Brand />
      <Card className="relative mt-7 animate-rise px-5 pt-6 pb-2 tablet:px-7">
        <div className="absolute -top-4 right-4 tablet:right-7">
          <Stamp seal={seal} label={t(`stamp.${seal}`)} fresh={fresh} />
        </div>
        <ScreenTitle className="pr-24">{title}</ScreenTitle>
        <p className="mt-1">
          <Amount fen={amount} size="hero" />
        </p>
        <div className="mt-5 border-t border-dashed border-line pt-1">
          <Facts facts={facts} />
        </div>
      </Card>
      <div className="mt-5 flex flex-col gap-3">{actions}</div>
    </Frame>
  )
}

/** It did not happen: why, where the money is, what to do. */
export function NotMovedScreen(props: { title: string; children: ReactNode; actions: ReactNode }) {
  const t = useText()
  useDocumentTitle(t('title', { page: props.title }))
  return (
    <Frame>
      <Brand />
      <StatusScreen
        tone="waiting"
        sign={<AlertIcon size={36} />}
        title={props.title}
        actions={<div className="flex flex-col gap-3">{props.actions}</div>}
      >
        {props.children}
      </StatusScreen>
    </Frame>
  )
}

/** A number by which a thing is found again. */
export const Reference = ({ children }: { children: string }) => (
  <span className="font-mono text-caption">{children}</span>
)

/** Whether so many milliseconds have passed on this screen. */
function useLapse(ms: number): boolean {
  const [lapsed, lapse] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => lapse(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return lapsed
}
