import { yuan } from '../design/money.ts'
import { useText } from './locales/use-text.ts'
import { useWalletStore } from './store.ts'

/** An amount that can be hidden from who looks over one's shoulder. `sign` says in or out. */
export function Money({ fen, sign = '' }: { fen: number; sign?: '' | '+' | '−' }) {
  const t = useText()
  const hidden = useWalletStore((store) => store.hidden)
  if (!hidden) return <span className="whitespace-nowrap">{sign + yuan(fen)}</span>
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">••••</span>
      <span className="sr-only">{t('home.hidden')}</span>
    </span>
  )
}
