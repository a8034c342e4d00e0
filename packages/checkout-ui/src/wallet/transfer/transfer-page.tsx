import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Loading } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { AccountPage, Ready } from '../of-account.tsx'
import { PinPage } from '../pin/pin-page.tsx'
import { goInstead, usePlace } from '../place.ts'
import { balanceQuery, pinQuery } from '../queries.ts'
import { useArrival } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { useWayBack, WayBack } from '../way-back.tsx'
import { ConfirmPayee } from './confirm-payee.tsx'
import { TransferForm } from './transfer-form.tsx'
import { TransferOutcome } from './transfer-outcome.tsx'
import { transferQuery } from './transfer-query.ts'

/** Money to another user of the same app: to whom and how much, is it they, the PIN, what came of it. */
export function TransferPage() {
  const { movementId } = usePlace()
  const pin = useQuery(pinQuery(useWallet()))
  // From the form to the name: the focus goes along.
  useArrival(movementId ?? 'new')
  if (pin.data?.isSet === false) return <PinPage />
  return movementId ? <OneTransfer id={movementId} /> : <NewTransfer />
}

function NewTransfer() {
  const t = useText()
  return (
    <AccountPage title={t('transfer.title')}>
      {(account) => <Form account={account} onBegun={() => undefined} />}
    </AccountPage>
  )
}

type FormProps = Pick<Parameters<typeof TransferForm>[0], 'account' | 'onBegun'> & {
  begun?: Parameters<typeof TransferForm>[0]['begun']
}

function Form({ account, begun, onBegun }: FormProps) {
  const balance = useQuery(balanceQuery(useWallet(), account.id))
  return (
    <Ready of={balance}>
      {(known) => (
        <TransferForm account={account} balance={known} begun={begun} onBegun={onBegun} />
      )}
    </Ready>
  )
}

/** One that the address names: to be confirmed, under way, or ended. */
function OneTransfer({ id }: { id: string }) {
  const t = useText()
  const transfer = useQuery(transferQuery(useWallet(), id))
  const [changing, change] = useState(false)
  const status = transfer.data?.status ?? 'unknown'
  useArrival(changing ? 'changing' : `${status} ${id}`)

  if (transfer.data && status !== 'requires_action') {
    return <TransferOutcome transfer={transfer.data} ways={<WaysOn status={status} />} />
  }
  if (!transfer.data && !transfer.error) return <Loading />
  return (
    <AccountPage title={t(changing ? 'transfer.title' : 'transfer.confirm')}>
      {(account: Account) => (
        <Ready of={transfer}>
          {(known) =>
            changing ? (
              <Form account={account} begun={known} onBegun={() => change(false)} />
            ) : (
              <ConfirmPayee transfer={known} onChange={() => change(true)} />
            )
          }
        </Ready>
      )}
    </AccountPage>
  )
}

/** Back to where the user came from first, where that is known. */
function WaysOn({ status }: { status: string }) {
  const t = useText()
  const way = useWayBack()
  return (
    <>
      <WayBack />
      {status === 'failed' && (
        <Button look={way ? 'quiet' : 'primary'} onClick={() => goInstead('transfer')}>
          {t('transfer.again')}
        </Button>
      )}
      <Button
        look={way || status !== 'succeeded' ? 'quiet' : 'primary'}
        onClick={() => goInstead('home')}
      >
        {t(status === 'succeeded' ? 'done' : 'toHome')}
      </Button>
    </>
  )
}
