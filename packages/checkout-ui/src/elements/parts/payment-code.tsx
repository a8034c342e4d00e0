import { useEffect } from 'react'
import { CodePart } from '../../wallet/code/code-part.tsx'
import { usePayCode } from '../../wallet/code/use-pay-code.ts'
import { useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { NoAccount } from './no-account.tsx'
import { useAccount } from './use-account.ts'

/** A code for a till. The page around learns that one was taken, and by which payment; never the code. */
export function PaymentCode() {
  const t = useElementText()
  const account = useAccount()
  if (account.error && !account.data) {
    const retry = () => void account.refetch()
    return (
      <Unasked
        title={t('code.title')}
        error={account.error}
        busy={account.isFetching}
        onRetry={retry}
      />
    )
  }
  if (account.data === undefined) return <Bones />
  if (account.data === null) return <NoAccount>{t('element.noAccountCode')}</NoAccount>
  return <Shown />
}

function Shown() {
  const t = useElementText()
  const shown = usePayCode()
  const { complete } = useTell<'paymentCode'>()
  const ended = shown.show === 'ended' ? shown.payment : undefined
  useEffect(() => {
    if (ended) complete({ paymentId: ended.id, status: ended.status })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- Told once for each payment.
  }, [ended?.id])
  return (
    <Framed
      screen={shown.show === 'bones' ? 'code' : shown.show}
      title={t('code.title')}
      quiet={shown.show === 'asking'}
    >
      <div className="mt-3">
        <CodePart shown={shown} />
      </div>
    </Framed>
  )
}
