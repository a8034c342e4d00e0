import type { StatementLine } from '@qiantang/sdk/contract'
import type { ReactNode } from 'react'
import {
  ReturnIcon,
  ShopIcon,
  TopUpIcon,
  TransferIcon,
  WithdrawIcon,
} from '../../design/wallet-icons.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { Money } from '../money.tsx'
import { useWalletStore } from '../store.ts'
import { timeText } from './days.ts'
import { lineKinds, type LineKind } from './sought.ts'

const icons: Partial<Record<LineKind, ReactNode>> = {
  payment: <ShopIcon />,
  transfer: <TransferIcon />,
  refund: <ReturnIcon />,
  withdrawal_return: <ReturnIcon />,
  reversal: <ReturnIcon />,
}

const known = ({ kind }: StatementLine) => lineKinds.find((name) => name === kind)

/** The name of what a line is, as a key of the catalogue. */
export const kindOfLine = (line: StatementLine) => `kind.${known(line) ?? 'other'}` as const

interface LineRowProps {
  line: StatementLine
  /** With its day, where it does not stand under one. */
  dated?: boolean
  onOpen: (line: StatementLine) => void
}

/** One movement: what it was, with whom, when, how much, and what was left after it. Pressed, it tells all. */
export function LineRow({ line, dated = false, onOpen }: LineRowProps) {
  const t = useText()
  const { locale } = useLanguage()
  const elder = useWalletStore((store) => store.elder)
  const kind = known(line)
  const comesIn = line.direction === 'in'
  const name = t(kindOfLine(line))
  return (
    <li>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => onOpen(line)}
        className="-mx-2 flex w-[calc(100%+1rem)] items-center gap-3.5 rounded-control px-2 py-3 text-left transition-colors hover:bg-tide-soft"
      >
        <span
          className={`grid size-10 shrink-0 place-items-center rounded-full ${comesIn ? 'bg-leaf-soft text-leaf' : 'bg-paper text-ink-2'}`}
        >
          {(kind && icons[kind]) ?? (comesIn ? <TopUpIcon /> : <WithdrawIcon />)}
        </span>
        <span className="flex min-w-0 grow flex-wrap items-center gap-x-3">
          <span className="min-w-20 flex-1">
            <span className="line-clamp-2 wrap-anywhere">{line.counterparty || name}</span>
            <span className="flex flex-wrap gap-x-2 text-caption whitespace-nowrap text-ink-2">
              {line.counterparty && <span>{name}</span>}
              <time dateTime={line.at}>
                {dated ? deadlineText(line.at, locale) : timeText(line.at)}
              </time>
            </span>
          </span>
          <span className="ml-auto shrink-0 text-right">
            <span className={`block font-strong ${comesIn ? 'text-leaf' : ''}`}>
              <span className="sr-only">{t(comesIn ? 'statement.in' : 'statement.out')} </span>
              <Money fen={line.amount} sign={comesIn ? '+' : '−'} />
            </span>
            {!elder && (
              <span className="block text-caption text-ink-2">
                {t('statement.after')} <Money fen={line.balanceAfter} />
              </span>
            )}
          </span>
        </span>
      </button>
    </li>
  )
}
