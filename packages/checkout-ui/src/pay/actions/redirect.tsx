import { Button } from '../../design/button.tsx'
import { ForwardIcon } from '../../design/icons.tsx'
import { useText } from '../locales/use-text.ts'
import { useMethodName } from '../use-method-name.ts'
import type { ActionProps } from './action.ts'
import { Away } from './away.tsx'
import { goTo } from './go-to.ts'

/** The payer is, or was, on the channel's own page. That they are back says nothing of whether they paid. */
export function Redirect({ question, payment, onLeave }: ActionProps<'redirect'>) {
  const t = useText()
  const method = useMethodName(payment.channel)
  return (
    <Away
      sign={<ForwardIcon size={36} />}
      title={t('redirect.heading', { method })}
      text={t('redirect.text')}
      again={<Button onClick={() => goTo(question)}>{t('redirect.go', { method })}</Button>}
      payment={payment}
      onLeave={onLeave}
    />
  )
}
