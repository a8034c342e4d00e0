import { useQuery } from '@tanstack/react-query'
import { accountQuery } from '../../wallet/queries.ts'
import { useWallet } from '../../wallet/wallet-context.ts'

/** The user's account, for an element that shows nothing without knowing it. */
export const useAccount = () => useQuery(accountQuery(useWallet()))
