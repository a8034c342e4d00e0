import type { Account, Balance } from '@qiantang/sdk/contract'
import { Card } from '../../design/card.tsx'
import { CardMark, TideMark } from '../../design/marks/pay-marks.tsx'
import { ForwardIcon } from '../../design/icons.tsx'
import { yuan } from '../../design/money.ts'
import { useText } from '../locales/use-text.ts'
import type { KindName } from './kinds.ts'

/** From where to where the money goes. */
export function CardLine(props: { kind: KindName; account: Account; balance: Balance }) {
  const t = useText()
  const { kind, account, balance } = props
  const card = {
    mark: <CardMark />,
    name: account.card.bankName,
    detail: t('card.last4', { last4: account.card.last4 }),
  }
  const own = {
    mark: <TideMark />,
    name: t('card.account'),
    detail: t('card.balance', { amount: yuan(balance.available) }),
  }
  const [from, to] = kind === 'topUp' ? [card, own] : [own, card]
  return (
    <Card className="flex items-center gap-3 px-4 py-4">
      <End {...from} label={t('from')} />
      <span className="text-ink-3">
        <ForwardIcon />
      </span>
      <End {...to} label={t('to')} />
    </Card>
  )
}

function End(props: { mark: React.ReactNode; name: string; detail: string; label: string }) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 max-tablet:[&_svg]:size-8">
      {props.mark}
      <p className="min-w-0">
        <span className="sr-only">{props.label}</span>
        <span className="line-clamp-2 leading-5 font-strong wrap-anywhere">{props.name}</span>
        <span className="block text-caption text-ink-2">{props.detail}</span>
      </p>
    </div>
  )
}
