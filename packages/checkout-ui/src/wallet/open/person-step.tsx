import type { Application } from '@qiantang/sdk/contract'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useText } from '../locales/use-text.ts'
import { OpeningTrouble } from './opening-trouble.tsx'
import { isOpen } from './opening-step.ts'
import { useOpeningStore } from './store.ts'
import { focusField, useFields } from './use-fields.ts'
import type { useOpening } from './use-opening.ts'

export interface StepProps {
  application: Application | null
  opening: ReturnType<typeof useOpening>
}

/** Who one is. */
export function PersonStep({ application, opening }: StepProps) {
  const t = useText()
  const goBackTo = useOpeningStore((store) => store.goBackTo)
  const begun = isOpen(application) ? application : null
  const { propsOf, firstWrong, changes } = useFields(['name', 'idNumber'], begun)

  const submit = () => {
    const wrong = firstWrong()
    if (wrong) return focusField(wrong)
    const person = changes()
    // Nothing new since one was further on.
    if (begun && Object.keys(person).length === 0) return goBackTo('card')
    opening.send({ application, person })
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
      <OpeningTrouble application={begun} error={opening.error} />
      <Card className="flex flex-col gap-5 p-5">
        <TextField {...propsOf('name')} autoComplete="name" enterKeyHint="next" maxLength={60} />
        <TextField
          {...propsOf('idNumber')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="next"
          maxLength={40}
        />
      </Card>
      <Button type="submit" busy={opening.isPending}>
        {t('next')}
      </Button>
    </form>
  )
}
