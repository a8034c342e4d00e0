import type { Translated } from '../../i18n/catalogue.ts'
import type { design as chinese } from './zh-CN.ts'

export const design = {
  'design.close': '關閉',
  'design.working': '處理中',
  'design.keypad': '數字鍵盤',
  'design.keypadDelete': '刪除一位',
  'design.digitsEntered': '已輸入 {entered} 位，共 {length} 位',
  'design.switchTheme': '切換深淺色',
  'design.error': '錯誤：',
} as const satisfies Translated<typeof chinese>
