import type { CheckoutSummary } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { useText } from '../locales/use-text.ts'
import { usePayStore } from '../store.ts'

/** The bill is not the one the payer has looked at. It stays until they say they saw it. */
export function ChangedNotice({ bill }: { bill: CheckoutSummary }) {
  const t = useText()
  const seen = usePayStore((store) => store.seen)
  const look = usePayStore((store) => store.look)
  if (!seen || seen.version === bill.version) return null
  return (
    <Notice
      tone="waiting"
      title={t('choose.changedTitle')}
      action={
        <Button look="plain" onClick={() => look(bill)}>
          {t('choose.changedSeen')}
        </Button>
      }
    >
      {seen.total === bill.total
        ? t('choose.changed')
        : t('choose.changedTotal', { before: yuan(seen.total), after: yuan(bill.total) })}
    </Notice>
  )
}
