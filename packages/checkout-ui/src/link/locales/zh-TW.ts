import { design } from '../../design/locales/zh-TW.ts'
import type { Translated } from '../../i18n/catalogue.ts'
import type { messages as chinese } from './zh-CN.ts'

export const messages = {
  ...design,

  title: '付款給{merchant} · 錢塘銀行',
  'title.broken': '找不到這個收款連結 · 錢塘銀行',
  bill: '收款方與事由',
  sandbox: '沙盒，不動用真實資金',
  amount: '付款金額',
  'bounds.least': '最少 {least}',
  'bounds.most': '最多 {most}',
  'bounds.between': '{least} 至 {most}',
  'missed.empty': '請輸入付款金額',
  pay: '去支付',
  payAmount: '去支付 {amount}',
  next: '下一步選擇支付方式，此時還不會扣款。',
  about: '{merchant} · {description}',

  'trouble.offline': '網路未連通，未扣款。請檢查網路後重試。',
  'trouble.limit': '金額超過商家可收的單筆上限，未扣款。',
  'trouble.paying': '此連結有一筆付款正在處理，請稍後再看。本次未扣款。',
  'trouble.busy': '付款的人太多，未扣款。請稍等一分鐘再試。',
  'trouble.other': '暫時打不開收銀台，未扣款。請稍後再試。',

  'used.title': '這筆款已付過',
  'used.text': '此連結只收一次款，已經付清，無需再付。',
  'expired.title': '收款連結已過期',
  'expired.text': '未扣款。如仍需付款，請向商家要一個新連結。',
  'closed.title': '收款連結已停用',
  'closed.text': '商家已停止用此連結收款，未扣款。',
  'broken.title': '找不到這個收款連結',
  'broken.text': '連結可能不完整。請向商家核對，或重新掃碼。',

  'choose.foot': '由錢塘銀行提供支付與資金結算 · 支付資訊加密傳輸',
} as const satisfies Translated<typeof chinese>
