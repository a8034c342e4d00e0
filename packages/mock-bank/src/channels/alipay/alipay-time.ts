import { toTimestamp } from '../../kernel/time.ts'

/** A moment as Alipay writes it, in China time: `2026-06-01 10:00:00`. */
export const toAlipayTime = (at: Date): string => toTimestamp(at).slice(0, 19).replace('T', ' ')

/** Reads such a moment; nothing where it isn't one. */
export const fromAlipayTime = (text: unknown): Date | undefined => {
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d+)?$/.exec(String(text)) ?? []
  const at = new Date(`${day}T${time}+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

const mostMinutes = 15 * 24 * 60

/**
 * How long a payment may take, in whole minutes: `30m`. A span and no moment, so that it means the same to a
 * company whose clock is not ours.
 */
export const toAlipaySpan = (from: Date, until: Date): string => {
  const minutes = Math.ceil((until.getTime() - from.getTime()) / 60_000)
  return `${Math.min(Math.max(minutes, 1), mostMinutes)}m`
}
