import { toTimestamp } from '../../kernel/time.ts'

/** `txnTime`, a moment as the network writes it: `20260601100000`, China time. */
export const networkTime = (at: Date): string => toTimestamp(at).replaceAll(/\D/g, '').slice(0, 14)

/** `orderId`, one of our ids as the network takes it: letters and digits only. */
export const networkOrderId = (id: string): string => id.replaceAll('_', '')

/** The moment a `txnTime` names; undefined where it names none. */
export const fromNetworkTime = (text: string | undefined): Date | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '')
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
