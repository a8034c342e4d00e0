import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { CheckIcon } from '../../design/icons.tsx'
import { Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { go, goInstead, usePlace } from '../place.ts'
import { pinQuery } from '../queries.ts'
import { Unreachable } from '../trouble/unreachable.tsx'
import { useWallet } from '../wallet-context.ts'
import { useWayBack, WayBack } from '../way-back.tsx'
import { PinCard } from './pin-card.tsx'

/** The payment PIN: chosen here the first time, changed here later. */
export function PinPage() {
  const t = useText()
  const pin = useQuery(pinQuery(useWallet()))
  const [set, setSet] = useState(false)
  const { view } = usePlace()
  const done = () => {
    // Asked for on the way to something else, it leads on there by itself.
    if (view === 'pin') setSet(true)
  }
  const change = pin.data?.isSet === true && !set
  return (
    <Page title={t(set ? 'pin.done' : change ? 'pin.changeTitle' : 'pin.setTitle')}>
      {set ? (
        <PinIsSet />
      ) : pin.data ? (
        <>
          <PinCard change={change} onSet={done} />
          {change && (
            <div className="mt-2 text-center">
              <Button look="plain" onClick={() => go('pin-reset')}>
                {t('pinReset.forgotten')}
              </Button>
            </div>
          )}
        </>
      ) : pin.error ? (
        <Unreachable busy={pin.isFetching} onRetry={() => void pin.refetch()} />
      ) : null}
    </Page>
  )
}

/** It is set: what one should know, and where to go. */
export function PinIsSet() {
  const t = useText()
  const way = useWayBack()
  return (
    <div role="status" className="flex animate-rise flex-col items-center pt-12 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-leaf-soft text-leaf">
        <CheckIcon size={36} />
      </span>
      <p className="mt-6 max-w-80 text-ink-2">{t('pin.doneText')}</p>
      <div className="mt-8 flex w-full max-w-88 flex-col gap-3">
        <WayBack />
        <Button look={way ? 'quiet' : 'primary'} onClick={() => goInstead('home')}>
          {t('toHome')}
        </Button>
      </div>
    </div>
  )
}
