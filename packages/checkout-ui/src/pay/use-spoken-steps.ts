import { useEffect, useEffectEvent } from 'react'
import { useAnnounce } from '../design/announcer.tsx'
import { useText } from './locales/use-text.ts'

const minute = 60_000

/** Tells how long is left at a few steps only: a countdown that talks every second drowns everything else. */
export function useSpokenSteps(
  left: number,
  steps: readonly number[],
  sentence: (time: string) => string = (time) => time,
) {
  const t = useText()
  const announce = useAnnounce()
  const step = steps.find((step) => step === left)
  const say = useEffectEvent((ms: number) =>
    announce(
      sentence(
        ms >= minute
          ? t('bill.minutesLeft', { count: ms / minute })
          : t('bill.secondsLeft', { count: ms / 1000 }),
      ),
    ),
  )
  useEffect(() => {
    if (step) say(step)
  }, [step])
}
