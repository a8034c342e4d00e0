import { design } from '../../design/locales/zh-CN.ts'

export const messages = {
  ...design,

  title: '付款给{merchant} · 钱塘银行',
  'title.broken': '找不到这个收款链接 · 钱塘银行',
  bill: '收款方与事由',
  sandbox: '沙箱，不动用真实资金',
  amount: '付款金额',
  'bounds.least': '最少 {least}',
  'bounds.most': '最多 {most}',
  'bounds.between': '{least} 至 {most}',
  'missed.empty': '请输入付款金额',
  pay: '去支付',
  payAmount: '去支付 {amount}',
  next: '下一步选择支付方式，此时还不会扣款。',
  about: '{merchant} · {description}',

  'trouble.offline': '网络未连通，未扣款。请检查网络后重试。',
  'trouble.limit': '金额超过商家可收的单笔上限，未扣款。',
  'trouble.paying': '此链接有一笔付款正在处理，请稍后再看。本次未扣款。',
  'trouble.busy': '付款的人太多，未扣款。请稍等一分钟再试。',
  'trouble.other': '暂时打不开收银台，未扣款。请稍后再试。',

  'used.title': '这笔款已付过',
  'used.text': '此链接只收一次款，已经付清，无需再付。',
  'expired.title': '收款链接已过期',
  'expired.text': '未扣款。如仍需付款，请向商家要一个新链接。',
  'closed.title': '收款链接已停用',
  'closed.text': '商家已停止用此链接收款，未扣款。',
  'broken.title': '找不到这个收款链接',
  'broken.text': '链接可能不完整。请向商家核对，或重新扫码。',

  'choose.foot': '由钱塘银行提供支付与资金结算 · 支付信息加密传输',
} as const
