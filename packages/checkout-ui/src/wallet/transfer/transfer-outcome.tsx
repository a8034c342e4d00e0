import type { Failure, Transfer } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { yuan } from '../../design/money.ts'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import type { Translate } from '../../i18n/translate.ts'
import { useText, type WalletMessages } from '../locales/use-text.ts'
import { MovedScreen, MovingScreen, NotMovedScreen, Reference } from '../outcome.tsx'
import { balanceQuery } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { useWallet } from '../wallet-context.ts'

interface TransferOutcomeProps {
  transfer: Transfer
  /** Where one goes from here. */
  ways: ReactNode
}

/** What came of a transfer. A status this page does not know yet means wait. */
export function TransferOutcome({ transfer, ways }: TransferOutcomeProps) {
  const t = useText()
  switch (transfer.status) {
    case 'succeeded':
      return <Moved transfer={transfer} ways={ways} />
    case 'failed':
      return (
        <NotMovedScreen title={t('transfer.failed')} actions={ways}>
          {failureText(t, transfer.failure)}
        </NotMovedScreen>
      )
    default:
      return (
        <MovingScreen
          title={t('transfer.moving', { amount: yuan(transfer.amount) })}
          actions={<div className="flex flex-col gap-3">{ways}</div>}
        >
          {t('transfer.movingText')}
        </MovingScreen>
      )
  }
}

function Moved({ transfer, ways }: TransferOutcomeProps) {
  const t = useText()
  const { locale } = useLanguage()
  const balance = useQuery(balanceQuery(useWallet(), transfer.accountId))
  const fresh = useWalletStore(({ answered }) => answered === transfer.id)
  const { payee, note, finishedAt } = transfer
  return (
    <MovedScreen
      seal="paid"
      fresh={fresh}
      title={t('transfer.done')}
      amount={transfer.amount}
      facts={[
        { name: t('transfer.payee'), value: `${payee.name} · ${payee.userId}` },
        ...(note ? [{ name: t('transfer.note'), value: note }] : []),
        { name: t('from'), value: t('card.own') },
        ...(fresh && balance.data
          ? [{ name: t('balanceNow'), value: yuan(balance.data.available) }]
          : []),
        { name: t('number'), value: <Reference>{transfer.id}</Reference> },
        ...(finishedAt ? [{ name: t('time'), value: dateTimeText(finishedAt, locale) }] : []),
      ]}
      actions={ways}
    />
  )
}

const known = ['not_completed', 'insufficient_balance', 'limit_exceeded'] as const

function failureText(t: Translate<WalletMessages>, failure: Failure | null): string {
  const code = known.find((name) => name === failure?.code)
  return code ? t(`transfer.failure.${code}`) : (failure?.message ?? t('failure.unknown'))
}
