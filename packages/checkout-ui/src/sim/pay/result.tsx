import { useEffect, useRef } from 'react'
import { Button, ButtonLink } from '../../design/button.tsx'
import { AlertIcon, CheckIcon, ClockIcon } from '../../design/icons.tsx'
import { Amount } from '../../design/amount.tsx'
import { useText } from '../locales/use-text.ts'
import type { PayResult } from './doors.ts'
import { useOutcome } from './use-outcome.ts'

const looks = {
  good: { icon: CheckIcon, look: 'bg-leaf-soft text-leaf' },
  waiting: { icon: ClockIcon, look: 'bg-gold-soft text-gold' },
  bad: { icon: AlertIcon, look: 'bg-seal-soft text-seal' },
} as const

/** What came of it, whether money moved, and where to go now. */
export function Result(props: { result: PayResult; onAgain: () => void; onDone: () => void }) {
  const { result, onAgain, onDone } = props
  const t = useText()
  const { tone, title, text, canRetry } = useOutcome(result)
  const { icon: Icon, look } = looks[tone]
  const returnUrl = pageOf(result.bill.returnUrl)
  return (
    <div className="flex grow flex-col items-center text-center">
      <span className={`mt-6 grid size-16 place-items-center rounded-full ${look}`}>
        <Icon size={32} />
      </span>
      <Title key={title}>{title}</Title>
      <p className="mt-1 text-small text-pretty text-ink-2">{text}</p>
      <p className="mt-4">
        <Amount fen={result.bill.amount} size="figure" />
      </p>
      <p className="text-small wrap-anywhere text-ink-2">{result.bill.payee}</p>
      <div className="mt-8 flex w-full flex-col gap-3">
        {canRetry && <Button onClick={onAgain}>{t('pay.again')}</Button>}
        {returnUrl && !canRetry && <ButtonLink href={returnUrl}>{t('pay.return')}</ButtonLink>}
        <Button look="quiet" onClick={onDone}>
          {t('pay.scanAnother')}
        </Button>
      </div>
    </div>
  )
}

/** Takes the focus: what had it is gone with the screen before. */
function Title({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1} className="mt-4 text-title outline-none">
      {children}
    </h2>
  )
}

/** Only a page is gone to: the address comes from whoever made the bill. */
const pageOf = (url: string | null): string | undefined =>
  url !== null && /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? url : undefined
