import type { PaymentLinkSummary } from '@qiantang/sdk/contract'
import { useId, useRef, useState, type FormEvent, type Ref } from 'react'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { FieldError } from '../design/field-error.tsx'
import { ShopLogo } from '../design/marks/shop-logo.tsx'
import { yuan } from '../design/money.ts'
import { Notice } from '../design/notice.tsx'
import { Badge } from '../design/radio-card.tsx'
import { fenOf, typeAmount } from '../design/typed-amount.ts'
import { ActionBar, Foot, TwoPanes } from '../pay/layout.tsx'
import { boundOf, boundText } from './bounds.ts'
import { useText } from './locales/use-text.ts'
import { usePay } from './use-pay.ts'

/** What a link asks for, how much where it leaves that open, and the way to the checkout. */
export function LinkPage({ link }: { link: PaymentLinkSummary }) {
  const t = useText()
  const [typed, type] = useState('')
  const [missed, miss] = useState(false)
  const { pay, busy, trouble } = usePay(link.id)
  const field = useRef<HTMLInputElement>(null)

  const bound = link.amount === null ? boundOf(link, fenOf(typed)) : undefined
  const error = missed && bound ? boundText(t, bound) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    miss(bound !== undefined)
    if (bound) field.current?.focus()
    else void pay(link.amount === null ? fenOf(typed) : undefined)
  }
  return (
    <TwoPanes bill={<Bill link={link} />}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {link.amount === null && (
          <AmountField
            ref={field}
            link={link}
            value={typed}
            error={error}
            onChange={(value) => {
              type(value)
              miss(false)
            }}
          />
        )}
        {trouble && <Notice tone="danger">{t(`trouble.${trouble}`)}</Notice>}
        <ActionBar>
          <Button type="submit" busy={busy}>
            {link.amount === null ? t('pay') : t('payAmount', { amount: yuan(link.amount) })}
          </Button>
        </ActionBar>
        <p className="text-center text-small text-ink-2">{t('next')}</p>
      </form>
      <Foot belowBar />
    </TwoPanes>
  )
}

/** Who asks, and what for: it can be read before any script has run. */
function Bill({ link }: { link: PaymentLinkSummary }) {
  const t = useText()
  return (
    <section aria-label={t('bill')}>
      <div className="flex min-w-0 items-center gap-2.5">
        <ShopLogo url={link.logoUrl} />
        <span className="min-w-0">
          <span className="line-clamp-2 font-strong wrap-anywhere">{link.merchantName}</span>
          {link.mode === 'sandbox' && (
            <span className="mt-0.5 block leading-5">
              <Badge>{t('sandbox')}</Badge>
            </span>
          )}
        </span>
      </div>
      <div className="mt-5 text-center tablet:mt-8 desk:mt-10 desk:text-start">
        <h1 className={`wrap-anywhere ${link.amount === null ? 'text-title' : 'text-ink-2'}`}>
          {link.description}
        </h1>
        {link.amount !== null && (
          <p className="mt-1">
            <Amount fen={link.amount} size="hero" />
          </p>
        )}
      </div>
    </section>
  )
}

function AmountField(props: {
  ref: Ref<HTMLInputElement>
  link: PaymentLinkSummary
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const t = useText()
  const id = useId()
  const { ref, link, value, error, onChange } = props
  return (
    <div>
      <label htmlFor={id} className="block text-small text-ink-2">
        {t('amount')}
      </label>
      <div
        data-invalid={error ? true : undefined}
        className="mt-1 flex items-baseline gap-1.5 border-b border-field pb-1 transition-colors focus-within:border-tide focus-within:shadow-[0_1px_0_var(--tide)] data-invalid:border-seal data-invalid:focus-within:shadow-[0_1px_0_var(--seal)]"
      >
        <span aria-hidden="true" className="text-figure font-display">
          ¥
        </span>
        <input
          id={id}
          ref={ref}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="go"
          maxLength={24}
          placeholder="0.00"
          value={value}
          onChange={(event) => onChange(typeAmount(value, event.target.value))}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          className="min-w-0 grow bg-transparent text-hero font-display tracking-tighter outline-none placeholder:font-regular placeholder:text-ink-3"
        />
      </div>
      <div id={`${id}-note`} className="mt-2 min-h-6 text-small text-ink-2">
        {error ? <FieldError>{error}</FieldError> : <Bounds link={link} />}
      </div>
    </div>
  )
}

/** What may be entered, said before somebody enters something else. */
function Bounds({ link: { minAmount, maxAmount } }: { link: PaymentLinkSummary }) {
  const t = useText()
  if (minAmount !== null && maxAmount !== null)
    return t('bounds.between', { least: yuan(minAmount), most: yuan(maxAmount) })
  if (minAmount !== null) return t('bounds.least', { least: yuan(minAmount) })
  return maxAmount === null ? null : t('bounds.most', { most: yuan(maxAmount) })
}
