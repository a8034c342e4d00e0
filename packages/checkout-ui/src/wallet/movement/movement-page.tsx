import type { Account } from '@qiantang/sdk/contract'
import { useQuery } from '@tanstack/react-query'
import { Welcome } from '../home/welcome.tsx'
import { Loading, Page } from '../layout.tsx'
import { useText } from '../locales/use-text.ts'
import { usePlace } from '../place.ts'
import { PinPage } from '../pin/pin-page.tsx'
import { accountQuery, balanceQuery, pinQuery } from '../queries.ts'
import { Unreachable } from '../trouble/unreachable.tsx'
import { useArrival } from '../use-arrival.ts'
import { useWallet } from '../wallet-context.ts'
import { AmountForm } from './amount-form.tsx'
import type { KindName, Movement } from './kinds.ts'
import { movementQuery } from './movement-query.ts'
import { MovementOutcome } from './movement-outcome.tsx'

/** Top-up or withdrawal: how much, the PIN, what came of it. */
export function MovementPage({ kind }: { kind: KindName }) {
  const t = useText()
  const wallet = useWallet()
  const { movementId } = usePlace()
  const account = useQuery(accountQuery(wallet))
  const pin = useQuery(pinQuery(wallet))

  if (account.data === null) return <Welcome />
  if (pin.data?.isSet === false) return <PinPage />
  if (account.data) {
    return movementId ? (
      <OneMovement kind={kind} account={account.data} id={movementId} />
    ) : (
      <Amount kind={kind} account={account.data} />
    )
  }
  if (!account.error) return <Loading />
  return (
    <Page title={t(`${kind}.title`)}>
      <Unreachable busy={account.isFetching} onRetry={() => void account.refetch()} />
    </Page>
  )
}

interface Of {
  kind: KindName
  account: Account
}

/** One that the address names: waiting for its PIN, under way, or ended. */
function OneMovement({ kind, account, id }: Of & { id: string }) {
  const t = useText()
  const {
    data: movement,
    error,
    isFetching,
    refetch,
  } = useQuery(movementQuery(useWallet(), kind, id))
  useArrival(movement?.status ?? 'unknown')
  if (movement?.status === 'requires_action') {
    return <Amount kind={kind} account={account} waiting={movement} />
  }
  if (movement) return <MovementOutcome kind={kind} account={account} movement={movement} />
  if (!error) return <Loading />
  return (
    <Page title={t(`${kind}.title`)}>
      <Unreachable busy={isFetching} onRetry={() => void refetch()} />
    </Page>
  )
}

function Amount({ kind, account, waiting }: Of & { waiting?: Movement }) {
  const t = useText()
  const balance = useQuery(balanceQuery(useWallet(), account.id))
  return (
    <Page title={t(`${kind}.title`)}>
      {balance.data ? (
        <AmountForm kind={kind} account={account} balance={balance.data} waiting={waiting} />
      ) : balance.error ? (
        <Unreachable busy={balance.isFetching} onRetry={() => void balance.refetch()} />
      ) : null}
    </Page>
  )
}
