import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BankProblem, hasCode } from '../../api/bank-problem.ts'
import { idempotencyKey } from '../../api/idempotency-key.ts'
import { useText } from '../locales/use-text.ts'
import { me, useWallet } from '../wallet-context.ts'
import { isWeakPin } from './weak-pin.ts'

export type PinStep = 'current' | 'choose' | 'repeat'

interface Typed {
  step: PinStep
  /** What the page refuses by itself. */
  fault?: 'weak' | 'different'
  current?: string
  chosen?: string
}

interface PinSteps {
  change: boolean
  /** A reset that was proven stands in the place of the present PIN. */
  pinResetId?: string | undefined
  onSet: () => void
}

/** The steps to a payment PIN: the present one where there is one, a new one, the same again. */
export function usePinSteps({ change, pinResetId, onSet }: PinSteps) {
  const t = useText()
  const first: Typed = { step: change ? 'current' : 'choose' }
  const [typed, setTyped] = useState(first)
  const saving = useSavePin({
    onSet,
    // What was typed is kept as far as it was right.
    onRefused: (error) => {
      if (hasCode(error, 'pin_weak'))
        setTyped(({ current }) => ({ ...first, ...(current && { step: 'choose', current }) }))
      if (hasCode(error, 'pin_wrong')) setTyped(first)
    },
  })

  const enter = (pin: string) => {
    const { step, current, chosen } = typed
    if (step === 'current') return setTyped({ step: 'choose', current: pin })
    if (step === 'choose') {
      if (isWeakPin(pin)) return setTyped({ ...typed, fault: 'weak' })
      return setTyped({ ...(current && { current }), step: 'repeat', chosen: pin })
    }
    if (pin !== chosen)
      return setTyped({ ...(current && { current }), step: 'choose', fault: 'different' })
    saving.mutate({
      pin,
      ...(current && { currentPin: current }),
      ...(pinResetId && { pinResetId }),
    })
  }

  const { error } = saving
  const locked = hasCode(error, 'attempts_exhausted')
  return {
    step: typed.step,
    enter,
    busy: saving.isPending,
    error: typed.fault ? t(`pin.${typed.fault}`) : sentence(error),
    forget: () => {
      setTyped(({ fault: _, ...kept }) => kept)
      if (error) saving.reset()
    },
    lost: error !== null && !(error instanceof BankProblem),
    again: () => saving.variables && saving.mutate(saving.variables),
    /** Empty where the bank does not say until when. */
    lockedUntil: locked ? (error.text('lockedUntil') ?? '') : undefined,
  }

  function sentence(error: Error | null): string | undefined {
    if (!(error instanceof BankProblem)) return undefined
    const attemptsLeft = error.number('attemptsLeft')
    if (attemptsLeft === undefined) return error.message
    return t('challenge.attempts', { reason: t('pin.currentWrong'), count: attemptsLeft })
  }
}

function useSavePin(told: { onSet: () => void; onRefused: (error: Error) => void }) {
  const { client } = useWallet()
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (body: { pin: string; currentPin?: string; pinResetId?: string }) =>
      client.call('PUT /v1/users/:userId/pin', {
        params: me,
        body,
        idempotencyKey: idempotencyKey(),
      }),
    onSuccess: (state) => {
      queries.setQueryData(['pin'], state)
      told.onSet()
    },
    onError: told.onRefused,
  })
}
