/** What the design system itself says. Every page's catalogue spreads these in. */
export const design = {
  'design.close': '关闭',
  'design.working': '处理中',
  'design.keypad': '数字键盘',
  'design.keypadDelete': '删除一位',
  'design.digitsEntered': '已输入 {entered} 位，共 {length} 位',
  'design.switchTheme': '切换深浅色',
  'design.error': '错误：',
} as const
