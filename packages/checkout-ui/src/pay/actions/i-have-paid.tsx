import { Button } from '../../design/button.tsx'
import { useText } from '../locales/use-text.ts'
import { useCheck } from '../use-check.ts'

/** "I have paid" asks the bank, and says what the bank knows. Below it, the way back to the ways to pay. */
export function IHavePaid({ onLeave }: { onLeave: () => void }) {
  const t = useText()
  const { check, busy, said } = useCheck()
  return (
    <>
      {said && (
        <p className="mb-3 animate-rise text-center text-small text-balance text-gold">{said}</p>
      )}
      <div className="flex flex-col gap-1">
        <Button look="quiet" busy={busy} onClick={check}>
          {t('check.paid')}
        </Button>
        <Button look="plain" onClick={onLeave}>
          {t('pin.otherWay')}
        </Button>
      </div>
    </>
  )
}
