import type { Account, Withdrawal } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Amount } from '../../design/amount.tsx'
import { Card, Facts } from '../../design/card.tsx'
import { ScreenTitle } from '../../design/screen.tsx'
import { dateTimeText, deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Brand, Frame } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { MovedScreen, MovingScreen, NotMovedScreen, Reference } from '../outcome.tsx'
import { goInstead } from '../place.ts'
import { balanceQuery } from '../queries.ts'
import { useWalletStore } from '../store.ts'
import { useDocumentTitle } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { useWayBack, WayBack } from '../way-back.tsx'
import { failureText } from './failure-text.ts'
import { kinds, type KindName, type Movement } from './kinds.ts'

interface MovementOutcomeProps {
  kind: KindName
  account: Account
  movement: Movement
}

/** What came of a top-up or withdrawal. A status this page does not know yet means wait. */
export function MovementOutcome(props: MovementOutcomeProps) {
  const t = useText()
  const { kind, movement } = props
  switch (movement.status) {
    case 'succeeded':
      return <Moved {...props} />
    case 'failed':
      return (
        <NotMovedScreen
          title={t(`${kind}.failed`)}
          actions={
            <>
              <Button onClick={() => goInstead(kinds[kind].view)}>{t(`${kind}.again`)}</Button>
              <WayHome />
            </>
          }
        >
          {failureText(t, kind, movement.failure)}
        </NotMovedScreen>
      )
    case 'returned':
      return (
        <NotMovedScreen title={t('withdrawal.returned')} actions={<WayHome />}>
          {t('withdrawal.returnedText', { amount: yuan(movement.amount) })}
        </NotMovedScreen>
      )
    default:
      if ('speed' in movement && movement.speed === 'next_day') {
        return <Accepted account={props.account} withdrawal={movement} />
      }
      return (
        <MovingScreen
          title={t(`${kind}.moving`, { amount: yuan(movement.amount) })}
          actions={<WayHome />}
        >
          {t(`${kind}.movingText`)}
        </MovingScreen>
      )
  }
}

/** It goes with the next day's batch: nothing to wait for at this page. */
function Accepted({ account, withdrawal }: { account: Account; withdrawal: Withdrawal }) {
  const t = useText()
  const { locale } = useLanguage()
  useDocumentTitle(t('title', { page: t('withdrawal.accepted') }))
  return (
    <Frame>
      <Brand />
      <Card className="mt-5 animate-rise px-5 pt-6 pb-2 tablet:px-7">
        <ScreenTitle>{t('withdrawal.accepted')}</ScreenTitle>
        <p className="mt-1">
          <Amount fen={withdrawal.amount} size="hero" />
        </p>
        <p className="mt-2 text-small text-pretty text-ink-2">{t('withdrawal.acceptedText')}</p>
        <div className="mt-4 border-t border-dashed border-line pt-1">
          <Facts
            facts={[
              {
                name: t('speed.arrival'),
                value: deadlineText(withdrawal.expectedAt, locale),
              },
              {
                name: t('to'),
                value: t('card.named', {
                  bank: account.card.bankName,
                  last4: account.card.last4,
                }),
              },
              { name: t('number'), value: <Reference>{withdrawal.id}</Reference> },
            ]}
          />
        </div>
      </Card>
      <div className="mt-5 flex flex-col gap-3">
        <WaysOn />
      </div>
    </Frame>
  )
}

function Moved({ kind, account, movement }: MovementOutcomeProps) {
  const t = useText()
  const { locale } = useLanguage()
  const balance = useQuery(balanceQuery(useWallet(), account.id))
  const fresh = useWalletStore(({ answered }) => answered === movement.id)
  const card = t('card.named', { bank: account.card.bankName, last4: account.card.last4 })
  const [from, to] = kind === 'topUp' ? [card, t('card.own')] : [t('card.own'), card]
  return (
    <MovedScreen
      seal={kind === 'topUp' ? 'received' : 'paid'}
      fresh={fresh}
      title={t(`${kind}.done`)}
      amount={movement.amount}
      facts={[
        { name: t('from'), value: from },
        { name: t('to'), value: to },
        // Read later, the balance says nothing about this movement any more.
        ...(fresh && balance.data
          ? [{ name: t('balanceNow'), value: yuan(balance.data.available) }]
          : []),
        { name: t('number'), value: <Reference>{movement.id}</Reference> },
        ...(movement.finishedAt
          ? [{ name: t('time'), value: dateTimeText(movement.finishedAt, locale) }]
          : []),
      ]}
      actions={<WaysOn />}
    />
  )
}

/** Back to where the user came from first, where that is known. */
function WaysOn() {
  const t = useText()
  const way = useWayBack()
  return (
    <>
      <WayBack />
      <Button look={way ? 'quiet' : 'primary'} onClick={() => goInstead('home')}>
        {t('done')}
      </Button>
    </>
  )
}

function WayHome() {
  const t = useText()
  return (
    <Button look="quiet" onClick={() => goInstead('home')}>
      {t('toHome')}
    </Button>
  )
}
