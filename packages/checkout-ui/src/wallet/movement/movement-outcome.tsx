import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'
import { MovedScreen, MovingScreen, NotMovedScreen, Reference } from '../outcome.tsx'
import { goInstead } from '../place.ts'
import { balanceQuery } from '../queries.ts'
import { useWalletStore } from '../store.ts'
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
    default:
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
