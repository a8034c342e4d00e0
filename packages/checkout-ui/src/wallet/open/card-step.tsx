import type { Application } from '@qiantang/sdk/contract'
import { useId, useRef, useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useText } from '../locales/use-text.ts'
import { Agreements } from './agreements.tsx'
import { OpeningTrouble } from './opening-trouble.tsx'
import type { StepProps } from './person-step.tsx'
import { useOpeningStore } from './store.ts'
import { focusField, useFields } from './use-fields.ts'

/** The card that proves it, the mobile its bank knows, and the texts one agrees to. */
export function CardStep({ application, opening }: StepProps) {
  const t = useText()
  const goBackTo = useOpeningStore((store) => store.goBackTo)
  const { propsOf, firstWrong, changes } = useFields(['cardNumber', 'mobile'], application)
  const [agreed, agree] = useState(() => allAccepted(application))
  const [pressed, press] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const boxId = useId()

  const submit = () => {
    press(true)
    const wrong = firstWrong()
    if (wrong) return focusField(wrong)
    if (!agreed) return box.current?.focus()
    const person = changes()
    const asked = application?.nextAction?.type === 'collect_otp'
    // The code that was sent is still good: nothing has changed since.
    if (asked && Object.keys(person).length === 0) return goBackTo(undefined)
    opening.send({ application, person, handIn: true })
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <OpeningTrouble application={application} error={opening.error} />
      <Card className="flex flex-col gap-5 p-5">
        <TextField
          {...propsOf('cardNumber')}
          inputMode="numeric"
          autoComplete="cc-number"
          enterKeyHint="next"
          maxLength={40}
          hint={t('open.cardHint')}
        />
        <TextField
          {...propsOf('mobile')}
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          enterKeyHint="done"
          maxLength={24}
          hint={t('open.mobileHint')}
        />
      </Card>
      <Agreements
        id={boxId}
        ref={box}
        agreements={application?.agreements ?? []}
        agreed={agreed}
        onAgree={agree}
        error={pressed && !agreed && t('open.mustAgree')}
      />
      <Button type="submit" busy={opening.isPending}>
        {t('open.handIn')}
      </Button>
    </form>
  )
}

const allAccepted = (application: Application | null) =>
  application !== null &&
  application.agreements.length > 0 &&
  application.agreements.every(({ accepted }) => accepted)
