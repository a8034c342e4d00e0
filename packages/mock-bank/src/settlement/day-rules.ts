import type { Kernel } from '../kernel/kernel.ts'
import type { DayRules } from './working-days.ts'

/** A sandbox goes on where no calendar is known; a bank with money does not. */
export const dayRules = (
  { mode }: Pick<Kernel, 'mode'>,
  { settlesOnMakeUpDays }: Pick<DayRules, 'settlesOnMakeUpDays'>,
): DayRules => ({ settlesOnMakeUpDays, guessesYears: mode === 'sandbox' })
