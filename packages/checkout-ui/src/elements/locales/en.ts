import type { Translated } from '../../i18n/catalogue.ts'
import { messages as wallet } from '../../wallet/locales/en.ts'
import type { messages as chinese } from './zh-CN.ts'

export const messages = {
  ...wallet,

  'element.cancel': 'Cancel',
  'element.misplacedTitle': 'This does not open here',
  'element.misplaced':
    'This part belongs into the merchant’s page. Please use it in their app or on their website.',
  'element.noSessionTitle': 'Your sign-in has ended',
  'element.noSession':
    'The merchant has not confirmed who you are. No money has moved. Please retry, or sign in again.',
  'element.noAccountTitle': 'No e-account yet',
  'element.noAccount': 'Once you have opened one, your balance is shown here.',
  'element.noAccountCards': 'Once you have opened one, your bank card is shown here.',
  'element.noAccountPin': 'Please open an e-account first, then set a payment PIN.',
  'element.noAccountCode': 'Please open an e-account first to pay at tills by code.',
  'element.cards': 'My bank cards',
  'element.balance': 'Wallet balance',
  'element.pinDone': 'Your payment PIN is set',
  'element.openedText': '{bank} ({last4}) is bound.\nYou can top up and pay now.',
  'element.movedTitle': 'Paid',
  'element.doneTitle': 'Confirmed',
  'element.movingTitle': 'Accepted, the bank is working on it',
  'element.movingText': 'Please do not do it again. The merchant’s page shows the result.',
  'element.failedTitle': 'Not completed',
} as const satisfies Translated<typeof chinese>
