import type { Fault } from '../scene.ts'
import { jumpingClock } from './clock.ts'
import { failingSync, fullDisk } from './disk.ts'
import { killAll, killBackend, killBank, killPostgres, pause } from './processes.ts'
import { cutAnswers, halfOpen, slowAnswers } from './wire.ts'

export const faults = [
  ...[killBank, killPostgres, killBackend, killAll, pause],
  ...[cutAnswers, halfOpen, slowAnswers],
  ...[failingSync, fullDisk, jumpingClock],
] satisfies Fault[]
