import type { Channel as ChannelName } from '@qiantang/sdk/contract'

import type { ChannelBank } from './bank.ts'

/** How often in a row a channel may leave us without an answer before it is taken for down, and for how long it then is. */
const mostUnknowns = 3
const downForMs = 60_000

interface Health {
  unknowns: number
  /** Real time. */
  downUntil: number
}

/** What this process has lately heard of channels. Another finds out for itself: it is only told to payers. */
const memory = new WeakMap<ChannelBank['connectors'], Map<string, Health>>()

const healthOf = ({ connectors }: Noted): Map<string, Health> => {
  const known = memory.get(connectors) ?? new Map<string, Health>()
  memory.set(connectors, known)
  return known
}

type Noted = Pick<ChannelBank, 'connectors' | 'wall'>

interface Line {
  realmId: string
  channel: ChannelName
}

const keyOf = ({ realmId, channel }: Line): string => `${realmId} ${channel}`

/** Remembers whether a channel answered. After so many silences in a row it is down for a minute, others go on. */
export const noteAnswer = (bank: Noted, line: Line, answered: boolean): void => {
  const health = healthOf(bank)
  if (answered) {
    health.delete(keyOf(line))
    return
  }
  const unknowns = (health.get(keyOf(line))?.unknowns ?? 0) + 1
  const downUntil = unknowns >= mostUnknowns ? bank.wall().getTime() + downForMs : 0
  health.set(keyOf(line), { unknowns, downUntil })
}

/** Whether a channel is taken for down at this moment. */
export const isDown = (bank: Noted, line: Line): boolean =>
  (healthOf(bank).get(keyOf(line))?.downUntil ?? 0) > bank.wall().getTime()
