import type { Translated } from '../../i18n/catalogue.ts'
import type { design as chinese } from './zh-CN.ts'

export const design = {
  'design.close': 'Close',
  'design.working': 'Working',
  'design.keypad': 'Number pad',
  'design.keypadDelete': 'Delete one digit',
  'design.digitsEntered': '{entered} of {length} digits entered',
  'design.switchTheme': 'Switch between light and dark',
  'design.error': 'Error: ',
} as const satisfies Translated<typeof chinese>
