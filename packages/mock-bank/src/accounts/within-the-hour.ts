import { randomInt } from 'node:crypto'

/** A moment within the next hour that nothing else has in common with it. */
export const withinTheHour = (at: Date): Date => new Date(at.getTime() + randomInt(1, 3_600_000))
