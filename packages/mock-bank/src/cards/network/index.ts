export {
  connectCardNetwork,
  type CardNetwork,
  type CardNetworkConnection,
  type Movement,
} from './connect-card-network.ts'
export { networkOrderId, networkTime } from './network-time.ts'
export type { CardHolds, NetworkResult, QueryResult, Refusal, VerifyResult } from './results.ts'
export type { FourElements } from './sensitive.ts'
