import { isPayerCode, recogniseCode } from '@qiantang/sdk/qr'
import { useState, type SubmitEvent } from 'react'
import { Button } from '../../design/button.tsx'
import { yuan } from '../../design/money.ts'
import { Notice } from '../../design/notice.tsx'
import { ScreenTitle } from '../../design/screen.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useCamera } from '../camera/use-camera.ts'
import { useText } from '../locales/use-text.ts'
import { useTake } from '../use-till.ts'
import { useTitleFocus } from './use-title-focus.ts'

/** Reads the code off the payer's phone: by the camera, or typed where there is none. */
export function ReadCode(props: {
  amount: number
  onTaken: (reference: string) => void
  onBack: () => void
}) {
  const t = useText()
  const { amount, onTaken } = props
  useTitleFocus()
  const take = useTake()
  const [reference] = useState(() => crypto.randomUUID())
  const [wrong, setWrong] = useState<string>()

  const takeBy = (code: string) => {
    if (take.isPending) return
    setWrong(undefined)
    take.mutate({ reference, amount, code }, { onSuccess: () => onTaken(reference) })
  }
  const { video, state } = useCamera((text) => {
    if (isPayerCode(text)) takeBy(text)
    else setWrong(text)
  })
  const isBlind = state === 'refused' || state === 'missing'
  return (
    <div>
      <ScreenTitle>{t('read.title', { amount: yuan(amount) })}</ScreenTitle>
      <div className="mt-4 grid gap-4">
        {isBlind ? (
          <Notice tone="waiting">{t(state === 'refused' ? 'read.refused' : 'read.missing')}</Notice>
        ) : (
          <div className="relative overflow-hidden rounded-card bg-[#10201e]">
            <video
              ref={video}
              muted
              playsInline
              aria-label={t('read.view')}
              className="block aspect-4/3 w-full object-cover"
            />
            <span
              aria-hidden="true"
              className="absolute inset-[14%] rounded-card border-2 border-[#ffffff]/80"
            />
          </div>
        )}
        {!isBlind && (
          <p role="status" className="text-center text-small text-ink-2">
            {t(state === 'looking' ? 'read.looking' : 'read.starting')}
          </p>
        )}
        {wrong !== undefined && <WrongCode text={wrong} />}
        {take.error && <Notice tone="danger">{t('lost')}</Notice>}
        <TypedCode amount={amount} busy={take.isPending} onCode={takeBy} />
        <p className="text-center">
          <Button look="plain" onClick={props.onBack}>
            {t('read.back')}
          </Button>
        </p>
      </div>
    </div>
  )
}

/** Names a code that can't be taken for what it is. */
function WrongCode({ text }: { text: string }) {
  const t = useText()
  const kind = recogniseCode(text)
  const wallet = { alipay_payer_code: 'alipay', wechat_payer_code: 'wechat' } as const
  const name = kind in wallet ? wallet[kind as keyof typeof wallet] : undefined
  if (name)
    return <Notice tone="waiting">{t('read.wallet', { wallet: t(`read.wallet.${name}`) })}</Notice>
  return (
    <Notice tone="waiting">{t(kind === 'merchant_code' ? 'read.merchant' : 'read.other')}</Notice>
  )
}

function TypedCode(props: { amount: number; busy: boolean; onCode: (code: string) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const code = typed.replace(/\s/g, '')
    setWrong(!isPayerCode(code))
    if (isPayerCode(code)) props.onCode(code)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <TextField
        label={t('read.typed')}
        hint={t('read.typed.hint')}
        error={isWrong && t('read.typed.wrong')}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="quiet" busy={props.busy}>
        {t('read.take', { amount: yuan(props.amount) })}
      </Button>
    </form>
  )
}
