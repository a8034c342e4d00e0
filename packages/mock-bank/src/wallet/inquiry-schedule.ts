import { addSeconds } from '../kernel/time.ts'

/** Seconds between questions to the network about a movement it has not settled yet. */
const delays = [15, 30, 60, 180, 300, 600]

/** Later questions, until it has. */
const laterDelay = 1800

/** When the network is asked for the n-th time, counted from 0. */
export const nextInquiryAt = (at: Date, asked: number): Date =>
  addSeconds(at, delays[asked] ?? laterDelay)

/** Whether the network has had time enough to hear of a movement: what it knows nothing of by now never reached it. */
export const inquiryTimeIsOver = (asked: number): boolean => asked >= delays.length
