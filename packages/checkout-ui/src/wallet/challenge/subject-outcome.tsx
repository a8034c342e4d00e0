import type { Payment, Transfer } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import type { Subject } from '../../challenge/use-answer.ts'
import { yuan } from '../../design/money.ts'
import { dateTimeText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { pauseBefore, waiting } from '../../api/polling.ts'
import { Loading } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { MovementOutcome } from '../movement/movement-outcome.tsx'
import { kindOf, type Movement } from '../movement/kinds.ts'
import { movementQuery } from '../movement/movement-query.ts'
import { MovedScreen, MovingScreen, NotMovedScreen, Reference } from '../outcome.tsx'
import { accountQuery } from '../queries.ts'
import { TransferOutcome } from '../transfer/transfer-outcome.tsx'
import { transferQuery } from '../transfer/transfer-query.ts'
import { useArrival } from '../use-arrival.ts'
import { useWalletStore } from '../store.ts'
import { me, useWallet } from '../wallet-context.ts'
import { Ways } from '../way-back.tsx'
import type { AgreedSubject } from './agreed-outcome.tsx'

export type MoneySubject = Exclude<
  Subject,
  {
    type: 'application' | 'passkey_registration' | 'pin_reset' | 'card' | AgreedSubject['type']
  }
>

interface SubjectOutcomeProps {
  subject: MoneySubject
  payee: string | null
}

/** What the answer has set in motion, followed until it is over. */
export function SubjectOutcome({ subject, payee }: SubjectOutcomeProps) {
  if (subject.type === 'payment') return <PaymentOutcome asked={subject.resource} payee={payee} />
  if (subject.type === 'transfer') return <AnsweredTransfer asked={subject.resource} />
  return <AnsweredMovement asked={subject.resource} />
}

function AnsweredMovement({ asked }: { asked: Movement }) {
  const wallet = useWallet()
  const kind = kindOf(asked.id)
  const account = useQuery(accountQuery(wallet))
  const { data: movement } = useQuery({
    ...movementQuery(wallet, kind, asked.id),
    initialData: asked,
  })
  useArrival(movement.status)
  if (!account.data) return <Loading />
  return <MovementOutcome kind={kind} account={account.data} movement={movement} />
}

function AnsweredTransfer({ asked }: { asked: Transfer }) {
  const wallet = useWallet()
  const { data: transfer } = useQuery({ ...transferQuery(wallet, asked.id), initialData: asked })
  useArrival(transfer.status)
  return <TransferOutcome transfer={transfer} ways={<Ways />} />
}

function PaymentOutcome({ asked, payee }: { asked: Payment; payee: string | null }) {
  const t = useText()
  const { locale } = useLanguage()
  const payment = usePayment(asked)
  const fresh = useWalletStore(({ answered }) => answered === payment.id)
  useArrival(payment.status)
  if (payment.status === 'succeeded') {
    return (
      <MovedScreen
        seal="paid"
        fresh={fresh}
        title={t('paid.title')}
        amount={payment.amount + payment.payerFee}
        facts={[
          ...(payee ? [{ name: t('paid.payee'), value: payee }] : []),
          { name: t('from'), value: t('card.own') },
          { name: t('number'), value: <Reference>{payment.id}</Reference> },
          ...(payment.finishedAt
            ? [{ name: t('time'), value: dateTimeText(payment.finishedAt, locale) }]
            : []),
        ]}
        actions={<Ways />}
      />
    )
  }
  if (payment.status === 'failed') {
    return (
      <NotMovedScreen title={t('paid.failed')} actions={<Ways />}>
        {payment.failure?.message ?? t('failure.unknown')}
      </NotMovedScreen>
    )
  }
  const amount = yuan(payment.amount + payment.payerFee)
  return (
    <MovingScreen title={t('paid.moving', { amount })} actions={<Ways />}>
      {t('paid.movingText')}
    </MovingScreen>
  )
}

function usePayment(asked: Payment): Payment {
  const { client } = useWallet()
  const params = { ...me, paymentId: asked.id }
  const { data } = useQuery({
    queryKey: ['payment', asked.id],
    queryFn: ({ signal }) =>
      client.call('GET /v1/users/:userId/payments/:paymentId', { params, signal }),
    initialData: asked,
    retry: false,
    networkMode: 'always',
    refetchIntervalInBackground: false,
    refetchInterval: ({ state }) => {
      if (state.data?.status === 'succeeded' || state.data?.status === 'failed') return false
      return pauseBefore(state.dataUpdateCount + state.errorUpdateCount, waiting)
    },
  })
  return data
}
