import { useText } from '../../locales/use-text.ts'
import { usePay } from '../../pay-context.ts'

/** The app on the simulated phone that reads a channel's codes. */
const apps: Record<string, string> = {
  alipay: 'alipay',
  wechat_pay: 'wechat',
  unionpay: 'unionpay',
}

/** In the sandbox nobody has to take out a phone: the code can be read by the simulated one. */
export function SimulatedPhone({ channel, code }: { channel: string; code: string }) {
  const t = useText()
  const { phone } = usePay()
  const app = apps[channel]
  if (!phone || !app) return null
  return (
    <a
      href={`${phone}#${new URLSearchParams({ app, code })}`}
      target="_blank"
      rel="noreferrer"
      className="mt-2 inline-flex min-h-11 items-center text-small text-tide underline-offset-4 hover:underline"
    >
      {t('qr.simulatedPhone')}
    </a>
  )
}
