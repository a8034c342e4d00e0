import { Card } from '../../design/card.tsx'
import { useText } from '../locales/use-text.ts'
import { SetPin, type SetPinProps } from './set-pin.tsx'

/** Choosing a PIN, on a sheet of its own, with who will ever see it. */
export function PinCard(props: SetPinProps) {
  const t = useText()
  return (
    <>
      <Card className="mt-4 px-5 pt-6 pb-7 tablet:px-8">
        <SetPin {...props} />
      </Card>
      <p className="mx-auto mt-5 max-w-80 text-center text-caption text-ink-3">{t('pin.advice')}</p>
    </>
  )
}
