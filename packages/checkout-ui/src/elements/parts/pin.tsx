import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SetPin } from '../../wallet/pin/set-pin.tsx'
import { pinQuery } from '../../wallet/queries.ts'
import { useWallet } from '../../wallet/wallet-context.ts'
import { useTell } from '../element-context.ts'
import { Bones, Framed, Unasked } from '../framed.tsx'
import { useElementText } from '../locales/use-element-text.ts'
import { Done } from './done.tsx'
import { NoAccount } from './no-account.tsx'
import { useAccount } from './use-account.ts'

/** The payment PIN: chosen the first time, changed later. */
export function Pin() {
  const t = useElementText()
  const account = useAccount()
  const pin = useQuery(pinQuery(useWallet()))
  const { complete, cancelled } = useTell<'pin'>()
  const [set, setSet] = useState(false)
  const failed = [account, pin].find(({ error, data }) => error && data === undefined)

  if (set) return <Done title={t('element.pinDone')}>{t('pin.doneText')}</Done>
  if (failed?.error) {
    const retry = () => void Promise.all([account.refetch(), pin.refetch()])
    return (
      <Unasked
        title={t('pin.title')}
        error={failed.error}
        busy={failed.isFetching}
        onRetry={retry}
      />
    )
  }
  if (account.data === undefined || !pin.data) return <Bones />
  if (account.data === null)
    return <NoAccount onCancel={cancelled}>{t('element.noAccountPin')}</NoAccount>
  const change = pin.data.isSet
  const done = () => {
    setSet(true)
    complete({})
  }
  return (
    <Framed
      screen="pin"
      title={t(change ? 'pin.changeTitle' : 'pin.setTitle')}
      quiet
      onCancel={cancelled}
    >
      <div className="mt-4">
        <SetPin change={change} onSet={done} onLeave={cancelled} />
      </div>
    </Framed>
  )
}
