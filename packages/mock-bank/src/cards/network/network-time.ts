import { toTimestamp } from '../../kernel/time.ts'

/** `txnTime`, a moment as the network writes it: `20260601100000`, China time. */
export const networkTime = (at: Date): string => toTimestamp(at).replaceAll(/\D/g, '').slice(0, 14)

/** `orderId`, one of our ids as the network takes it: letters and digits only. */
export const networkOrderId = (id: string): string => id.replaceAll('_', '')
