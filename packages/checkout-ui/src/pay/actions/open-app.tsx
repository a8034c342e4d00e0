import { Button } from '../../design/button.tsx'
import { PhoneIcon } from '../../design/icons.tsx'
import { useText } from '../locales/use-text.ts'
import { useMethodName } from '../use-method-name.ts'
import type { ActionProps } from './action.ts'
import { Away } from './away.tsx'
import { handOver } from './hand-over.ts'

/** The payer is, or was, in the channel's app; or it did not open, which no page is told. */
export function OpenApp({ question, payment, onLeave }: ActionProps<'open_app'>) {
  const t = useText()
  const method = useMethodName(payment.channel)
  return (
    <Away
      sign={<PhoneIcon size={36} />}
      title={t('openApp.heading', { method })}
      text={t('openApp.text')}
      again={<Button onClick={() => handOver(question)}>{t('openApp.again', { method })}</Button>}
      payment={payment}
      onLeave={onLeave}
    />
  )
}
