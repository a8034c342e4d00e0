import { Button } from '../../../design/button.tsx'
import { ScreenTitle } from '../../../design/screen.tsx'
import { clockText } from '../../../design/time.ts'
import { useRemaining } from '../../../design/use-remaining.ts'
import { useText } from '../../locales/use-text.ts'
import { methodOf } from '../../methods/methods.tsx'
import { usePay } from '../../pay-context.ts'
import { useMethodName } from '../../use-method-name.ts'
import { useSpokenSteps } from '../../use-spoken-steps.ts'
import type { ActionProps } from '../action.ts'
import { FeeIncluded } from '../fee-included.tsx'
import { IHavePaid } from '../i-have-paid.tsx'
import { QrPicture } from './qr-picture.tsx'
import { SimulatedPhone } from './simulated-phone.tsx'
import { TimeBar } from './time-bar.tsx'
import { useNewCode } from './use-new-code.ts'

/** The code is the page: it is scanned by the app of the channel, as long as the bank says it lives. */
export function ShowQr({ question, payment, checkout, onLeave }: ActionProps<'show_qr'>) {
  const t = useText()
  const method = useMethodName(payment.channel)
  const Mark = methodOf(payment.channel)?.mark
  const left = useRemaining(question.expiresAt, usePay().clock)
  const over = left === 0
  const { ask, busy } = useNewCode({ checkout, payment, over })
  useSpokenSteps(left, [60_000, 15_000], (time) => t('qr.stillGood', { time }))
  return (
    <div className="flex grow flex-col items-center">
      <ScreenTitle className="text-center">{t('qr.scanWith', { method })}</ScreenTitle>
      <FeeIncluded payment={payment} />
      <div className="mt-5 w-full max-w-72 rounded-card border border-rim bg-surface p-4 shadow-float">
        <div className="relative">
          <QrPicture
            code={question.code}
            label={over ? t('qr.overTitle') : t('qr.label', { method })}
            faded={over}
            mark={Mark && <Mark />}
          />
          {over && (
            <div className="absolute inset-0 grid animate-appear place-content-center justify-items-center gap-3 text-center">
              <p className="rounded-full bg-[#ffffff] px-3 font-strong text-[#10201e]">
                {t('qr.overTitle')}
              </p>
              <span className="w-44">
                <Button busy={busy} onClick={ask}>
                  {t('qr.renew')}
                </Button>
              </span>
            </div>
          )}
        </div>
        <TimeBar from={payment.createdAt} until={question.expiresAt} left={left} />
        <p className="mt-2 text-center text-small text-ink-2" role="timer">
          {over ? t('qr.over') : t('qr.goodFor', { time: clockText(left) })}
        </p>
      </div>
      <p className="mt-4 max-w-80 text-center text-small text-balance text-ink-2">
        {t('qr.hint', { method })}
      </p>
      <SimulatedPhone channel={payment.channel} code={question.code} />
      <div className="mt-5 w-full max-w-80">
        <IHavePaid onLeave={onLeave} />
      </div>
    </div>
  )
}
