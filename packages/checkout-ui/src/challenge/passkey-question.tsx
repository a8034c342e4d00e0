import type { PasskeyRequest } from '@qiantang/sdk/contract'
import { useMutation } from '@tanstack/react-query'
import { hasCode } from '../api/bank-problem.ts'
import { Button } from '../design/button.tsx'
import { PasskeyIcon } from '../design/wallet-icons.tsx'
import { useChallengeText } from './locales/use-challenge-text.ts'
import { signWithPasskey } from './passkey.ts'
import { AnswerUnsettled } from './trouble.tsx'
import { useAnswer, type Asking } from './use-answer.ts'

interface PasskeyQuestionProps extends Asking {
  request: PasskeyRequest
  busy: string
  retry?: string
  /** To the PIN, where it would do as well. */
  onPin: (() => void) | undefined
}

/** Asks for a passkey. The device shows its own question; this page only says what it will be about. */
export function PasskeyQuestion(props: PasskeyQuestionProps) {
  const { request, busy: busyText, retry, onPin, ...asking } = props
  const t = useChallengeText()
  const { answer, again, forget, busy, trouble } = useAnswer(asking)
  const signing = useMutation({
    networkMode: 'always',
    mutationFn: () => signWithPasskey(request),
    onSuccess: (passkey) =>
      answer(
        { passkey },
        // Too many signatures that do not hold: what asked has to ask anew.
        { onError: (error) => hasCode(error, 'attempts_exhausted') && asking.onOver(error) },
      ),
  })
  const sign = () => {
    forget()
    signing.mutate()
  }

  if (trouble?.kind === 'unsettled' && !busy)
    return <AnswerUnsettled message={trouble.message} retry={retry} onAgain={again} />
  const wrong = trouble?.kind === 'wrong' ? trouble.message : undefined
  const error = wrong ?? (signing.isError && !busy ? t('challenge.passkeyStopped') : undefined)
  const atWork = busy || signing.isPending
  return (
    <div className="flex flex-col items-center pt-2 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-tide-soft text-tide">
        <PasskeyIcon size={32} />
      </span>
      <p className="mt-4 mb-6 text-pretty text-ink-2" role={busy ? 'status' : undefined}>
        {busy ? busyText : t(onPin ? 'challenge.passkeyHint' : 'challenge.passkeyToo')}
      </p>
      {error && (
        <p role="alert" className="mb-4 text-small text-seal">
          {error}
        </p>
      )}
      <Button data-first-focus busy={atWork} onClick={sign}>
        {t('challenge.passkeyConfirm')}
      </Button>
      {onPin && !atWork && (
        <div className="mt-2">
          <Button look="plain" onClick={onPin}>
            {t('challenge.usePin')}
          </Button>
        </div>
      )}
    </div>
  )
}
