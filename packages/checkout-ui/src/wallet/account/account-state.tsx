import type { Account, Freeze } from '@qiantang/sdk/contract'
import { Notice } from '../../design/notice.tsx'
import { deadlineText } from '../../design/time.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../locales/use-text.ts'

export const classText = ({ class: name }: Pick<Account, 'class'>) => (name === 'II' ? 'Ⅱ' : 'Ⅲ')

const statuses = ['active', 'frozen_debit', 'frozen_all', 'dormant', 'closed'] as const

/** The state of an account as a key of the catalogue. */
export const statusKey = ({ status }: Pick<Account, 'status'>) =>
  `account.status.${statuses.find((known) => known === status) ?? 'frozen_all'}` as const

/** All that holds the account back: what it means for the money, who did it, why, since when. */
export function Freezes({ account }: { account: Account }) {
  return account.freezes.map((freeze) => <OneFreeze key={freeze.reason} freeze={freeze} />)
}

const reasons = ['customer_request', 'lost_phone', 'bank_order', 'identity_overdue'] as const

const wayOut = ({ by, reason }: Freeze) => {
  if (by === 'bank') return 'freeze.byBank'
  return reason === 'lost_phone' ? 'freeze.byYouLost' : 'freeze.byYou'
}

function OneFreeze({ freeze }: { freeze: Freeze }) {
  const t = useText()
  const { locale } = useLanguage()
  const reason = reasons.find((known) => known === freeze.reason) ?? 'bank_order'
  return (
    <Notice tone="waiting" title={t(freeze.scope === 'debit' ? 'freeze.isDebit' : 'freeze.isAll')}>
      <p>{t(`freeze.reason.${reason}`, { time: deadlineText(freeze.since, locale) })}</p>
      <p>{t(wayOut(freeze))}</p>
    </Notice>
  )
}
