import { useState, type SubmitEvent } from 'react'
import { useAnnounce } from '../../design/announcer.tsx'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { TextField } from '../../design/text-field.tsx'
import { fenOf, typeAmount, typedOf } from '../../design/typed-amount.ts'
import { givenBack, type Sale } from '../doors.ts'
import { useText } from '../locales/use-text.ts'
import { useRefund } from '../use-till.ts'

/** Gives back part or all of a sale. */
export function RefundForm({ sale, onDone }: { sale: Sale; onDone: () => void }) {
  const t = useText()
  const announce = useAnnounce()
  const left = sale.amount - givenBack(sale)
  const [typed, setTyped] = useState(() => typedOf(left))
  const refund = useRefund()
  const amount = fenOf(typed)
  const isFine = amount > 0 && amount <= left
  const last = refund.data?.refunds.at(-1)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isFine || refund.isPending) return
    refund.mutate(
      { reference: sale.reference, amount },
      {
        onSuccess: ({ refunds }) => {
          const made = refunds.at(-1)
          if (!made || made.status === 'failed') return
          const name = made.status === 'succeeded' ? 'done' : 'processing'
          announce(t(`journal.refund.${name}`, { amount: yuan(amount) }))
          onDone()
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-4">
      <p className="text-small text-ink-2">
        {t('journal.refund.of', { amount: yuan(sale.amount), left: yuan(left) })}
      </p>
      <TextField
        label={t('journal.refund.amount')}
        error={!isFine && t('journal.refund.tooMuch', { left: yuan(left) })}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        data-first-focus
        onChange={(event) => setTyped(typeAmount(typed, event.target.value))}
      />
      {last?.status === 'failed' && (
        <Notice tone="danger">
          {t('journal.refund.failed', { reason: last.reason?.message ?? '' })}
        </Notice>
      )}
      {refund.error && <Notice tone="danger">{t('lost')}</Notice>}
      <Button type="submit" busy={refund.isPending}>
        {t('journal.refund.confirm', { amount: yuan(isFine ? amount : 0) })}
      </Button>
    </form>
  )
}
