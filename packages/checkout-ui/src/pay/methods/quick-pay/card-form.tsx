import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useRef, useState } from 'react'
import { Button } from '../../../design/button.tsx'
import { yuan } from '../../../design/money.ts'
import { TextField } from '../../../design/text-field.tsx'
import { Toggle } from '../../../design/toggle.tsx'
import { useLanguage } from '../../../i18n/language.tsx'
import { type Field, faultOf, tidy } from '../../../wallet/open/faults.ts'
import { usePay } from '../../pay-context.ts'
import type { AskProps } from '../pay-method.ts'
import { Accept } from './accept.tsx'
import { changeDraft, typeInto, useDraft } from './draft.ts'
import { issuerQuery, termsQuery } from './queries.ts'
import { useWords } from './words.ts'

const order = ['cardNumber', 'name', 'idNumber', 'mobile'] as const

const inputs = {
  cardNumber: { inputMode: 'numeric', autoComplete: 'cc-number', maxLength: 40 },
  name: { autoComplete: 'cc-name', maxLength: 60 },
  idNumber: { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 },
  mobile: { type: 'tel', inputMode: 'numeric', autoComplete: 'tel-national', maxLength: 24 },
} as const satisfies Record<Field, Partial<ComponentProps<typeof TextField>>>

/** A card of any bank and its holder, as the bank of the card knows them. */
export function CardForm({
  checkout,
  amount,
  onTold,
  busy,
  onBack,
}: AskProps & { onBack?: () => void }) {
  const words = useWords()
  const { client, clock } = usePay()
  const { locale } = useLanguage()
  const { typed, agreed, save } = useDraft()
  const [pressed, press] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const terms = useQuery(termsQuery(client, locale))
  const cardNumber = tidy.cardNumber(typed.cardNumber)
  const issuer = useQuery(issuerQuery(client, locale, cardNumber)).data

  const hasUser = typeof checkout.session?.userId === 'string'
  const today = dayInChina(clock.now())
  const problemOf = (field: Field): string | undefined => {
    const value = tidy[field](typed[field])
    if (value === '') return words.missing[field]
    const fault = faultOf[field](value, today)
    if (fault) return words.fault[fault]
    return field === 'cardNumber' ? cardProblem() : undefined
  }
  const cardProblem = (): string | undefined => {
    if (!issuer) return undefined
    if (issuer.singleLimit === null) return words.notTaken
    return amount > issuer.singleLimit ? words.tooLow(yuan(issuer.singleLimit)) : undefined
  }
  const submit = () => {
    press(true)
    const wrong = order.find((field) => problemOf(field)) ?? (agreed ? undefined : 'agreed')
    if (wrong) return form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
    const accepted = terms.data?.agreements
    if (!accepted) return void terms.refetch()
    onTold({
      card: {
        ...{ cardNumber, name: tidy.name(typed.name) },
        ...{ idNumber: tidy.idNumber(typed.idNumber), mobile: tidy.mobile(typed.mobile) },
      },
      acceptedAgreements: accepted.map(({ code, version }) => ({ code, version })),
      ...(hasUser && save && { save }),
    })
  }
  const hints: Partial<Record<Field, string>> = {
    cardNumber: issuer ? issuer.bankName : words.cardHint,
    mobile: words.mobileHint,
  }
  return (
    <form
      ref={form}
      noValidate
      className="mt-3 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {order.map((field, place) => (
        <TextField
          key={field}
          {...inputs[field]}
          {...(place === 0 && { 'data-first-focus': true })}
          name={field}
          label={words.label[field]}
          value={typed[field]}
          hint={hints[field]}
          error={pressed ? problemOf(field) : undefined}
          onChange={(event) => typeInto(field, event.target.value)}
        />
      ))}
      {hasUser && (
        <Toggle
          name={words.save}
          detail={words.saveHint}
          on={save}
          onTurn={(on) => changeDraft({ save: on })}
        />
      )}
      <Accept terms={terms} error={pressed && !agreed} />
      <Button type="submit" busy={busy}>
        {words.next}
      </Button>
      {onBack && (
        <Button look="plain" onClick={onBack}>
          {words.back}
        </Button>
      )}
    </form>
  )
}

const dayInChina = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
