import { useEffect } from 'react'
import { BalanceCard } from '../../wallet/home/balance-card.tsx'
import { useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { NoAccount } from './no-account.tsx'
import { useAccount } from './use-account.ts'

/** What there is to spend. The page around learns whether there is an account, and not what is in it. */
export function Balance() {
  const t = useElementText()
  const account = useAccount()
  const { change } = useTell<'balance'>()
  const holds = account.data === undefined ? undefined : account.data ? 'open' : 'none'
  useEffect(() => {
    if (holds) change({ account: holds })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Told once for each state, not each time it is drawn.
  }, [holds])

  if (account.error && !account.data) {
    const retry = () => void account.refetch()
    return (
      <Unasked
        title={t('element.balance')}
        error={account.error}
        busy={account.isFetching}
        onRetry={retry}
      />
    )
  }
  if (account.data === undefined) return <Bones />
  if (account.data === null) return <NoAccount>{t('element.noAccount')}</NoAccount>
  return (
    <Framed screen="balance" title={t('element.balance')} bare>
      <BalanceCard account={account.data} />
    </Framed>
  )
}
