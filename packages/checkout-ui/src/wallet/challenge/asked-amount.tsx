import type { Challenge } from '@qiantang/sdk/contract'
import { Amount } from '../../design/amount.tsx'
import { useText } from '../locales/use-text.ts'
import { sceneOf, toWhom } from './scene.ts'

/** How much an answer approves, and for whom; nothing where no money is named. */
export function AskedAmount({ challenge }: { challenge: Challenge }) {
  const t = useText()
  const { amount, payee } = challenge
  const scene = sceneOf(challenge)
  if (amount === null) return null
  return (
    <div className="mb-6 text-center">
      <p className="text-small text-ink-2">
        {payee ? t(toWhom(scene), { payee }) : t(`scene.${scene}About`)}
      </p>
      <p className="mt-1">
        <Amount fen={amount} size="hero" />
      </p>
    </div>
  )
}
