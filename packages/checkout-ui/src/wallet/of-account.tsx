import type { Account } from '@qiantang/sdk/contract'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Skeleton } from '../design/skeleton.tsx'
import { Welcome } from './home/welcome.tsx'
import { Page } from './layout.tsx'
import { accountQuery } from './queries.ts'
import { Unreachable } from './trouble/unreachable.tsx'
import { useWallet } from './wallet-context.ts'

/** A page about the account: its title from the start, its bones until the account is known. */
export function AccountPage(props: { title: string; children: (account: Account) => ReactNode }) {
  const account = useQuery(accountQuery(useWallet()))
  if (account.data === null) return <Welcome />
  return (
    <Page title={props.title}>
      <Ready of={account}>{(known) => known && props.children(known)}</Ready>
    </Page>
  )
}

/** What is drawn of an answer; until then bones of about its size, and a way on where it can't be had. */
export function Ready<Data>(props: {
  of: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isFetching' | 'refetch'>
  bones?: ReactNode
  children: (data: Data) => ReactNode
}) {
  const { data, error, isFetching, refetch } = props.of
  if (data !== undefined) return props.children(data)
  if (error) return <Unreachable busy={isFetching} onRetry={() => void refetch()} />
  return props.bones ?? <PageBones />
}

export const PageBones = () => (
  <div aria-hidden="true" className="mt-5 flex flex-col gap-4">
    <Skeleton className="h-44 w-full rounded-card" />
    <Skeleton className="h-32 w-full rounded-card" />
  </div>
)
