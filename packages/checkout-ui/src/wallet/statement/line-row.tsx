import type { StatementLine } from '@qiantang/sdk/contract'
import type { ReactNode } from 'react'
import { ReturnIcon, ShopIcon, TopUpIcon, WithdrawIcon } from '../../design/icons.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { timeText } from './days.ts'

const kinds = ['top_up', 'withdrawal', 'payment', 'transfer', 'refund', 'reversal'] as const

const icons: Partial<Record<(typeof kinds)[number], ReactNode>> = {
  payment: <ShopIcon />,
  refund: <ReturnIcon />,
  reversal: <ReturnIcon />,
}

/** One movement: what it was, with whom, when, how much, and what was left after it. */
export function LineRow({ line, dated = false }: { line: StatementLine; dated?: boolean }) {
  const t = useText()
  const { locale } = useLanguage()
  const kind = kinds.find((known) => known === line.kind)
  const comesIn = line.direction === 'in'
  const name = kind ? t(`kind.${kind}`) : t('kind.other')
  return (
    <li className="flex items-center gap-3.5 py-3">
      <span
        className={`grid size-10 shrink-0 place-items-center rounded-full ${comesIn ? 'bg-leaf-soft text-leaf' : 'bg-paper text-ink-2'}`}
      >
        {(kind && icons[kind]) ?? (comesIn ? <TopUpIcon /> : <WithdrawIcon />)}
      </span>
      <span className="min-w-0 grow">
        <span className="line-clamp-2 wrap-anywhere">{line.counterparty || name}</span>
        <span className="flex flex-wrap gap-x-2 text-caption whitespace-nowrap text-ink-2">
          {line.counterparty && <span>{name}</span>}
          <time dateTime={line.at}>
            {dated ? deadlineText(line.at, locale) : timeText(line.at)}
          </time>
        </span>
      </span>
      <span className="shrink-0 text-right">
        <span className={`block font-strong ${comesIn ? 'text-leaf' : ''}`}>
          <span className="sr-only">{t(comesIn ? 'statement.in' : 'statement.out')} </span>
          <Money fen={line.amount} sign={comesIn ? '+' : '−'} />
        </span>
        <span className="block text-caption text-ink-2">
          {t('statement.after')} <Money fen={line.balanceAfter} />
        </span>
      </span>
    </li>
  )
}
