import { design } from '../../design/locales/en.ts'
import type { Translated } from '../../i18n/catalogue.ts'
import type { messages as chinese } from './zh-CN.ts'

export const messages = {
  ...design,

  title: 'Pay {merchant} · Qiantang Bank',
  'title.broken': 'Payment link not found · Qiantang Bank',
  bill: 'Who is paid, and what for',
  sandbox: 'Sandbox, no real money',
  amount: 'Amount',
  'bounds.least': 'At least {least}',
  'bounds.most': 'At most {most}',
  'bounds.between': '{least} to {most}',
  'missed.empty': 'Enter the amount',
  pay: 'Pay',
  payAmount: 'Pay {amount}',
  next: 'You choose how to pay next. No money moves yet.',
  about: '{merchant} · {description}',

  'trouble.offline': 'There is no connection. No money has moved; please check it and try again.',
  'trouble.limit': 'This is more than the merchant may take at once. No money has moved.',
  'trouble.paying':
    'A payment by this link is being processed; please look again in a while. No money has moved this time.',
  'trouble.busy': 'Too many people are paying. No money has moved; please try again in a minute.',
  'trouble.other': 'The checkout cannot be opened now. No money has moved; please try again later.',

  'used.title': 'This has been paid',
  'used.text': 'The link was for one payment, which has been made. You need not pay again.',
  'expired.title': 'This payment link has expired',
  'expired.text': 'No money has moved. If you still want to pay, ask the merchant for a new link.',
  'closed.title': 'This payment link is closed',
  'closed.text': 'The merchant no longer takes payments by it. No money has moved.',
  'broken.title': 'We could not find this payment link',
  'broken.text': 'It may be incomplete. Please check it with the merchant, or scan the code again.',

  'choose.foot': 'Payment and settlement by Qiantang Bank · Encrypted in transit',
} as const satisfies Translated<typeof chinese>
