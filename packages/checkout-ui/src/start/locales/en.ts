import { design } from '../../design/locales/en.ts'
import type { Translated } from '../../i18n/catalogue.ts'
import type { messages as chinese } from './zh-CN.ts'

export const messages = {
  ...design,

  title: 'Qiantang · open wallet platform',
  brand: '钱塘 Qiantang',
  close: 'Close',
  copy: 'Copy {what}',
  copied: 'Copied',
  unreachable: 'The bank does not answer. See what the terminal says.',
  'hero.title': 'A bank is open for business on your machine.',
  'hero.text':
    'The ledger, the shop and the phone really work; only the money is not real. Buy something, see what the bank wrote down, then read the twenty lines that made it happen.',
  'hero.bare':
    'The API is ready to be called. npm start opens the shop and the simulated phone beside it.',
  'clock.title': 'Sandbox clock',
  'clock.frozen': 'stands still until turned',
  'clock.running': 'runs with real time',
  'clock.minutes': 'Forward 15 min',
  'clock.hour': '1 hour',
  'clock.day': '1 day',
  'clock.caused': {
    one: '{count} thing happened meanwhile',
    other: '{count} things happened meanwhile',
  },
  'clock.failed': 'It was not turned. Please try again',
  'buy.role': 'The payer',
  'buy.title': 'Buy something',
  'buy.text':
    'Pick a tea in the shop, open an account, top it up, pay. You are the person below; codes arrive on the simulated phone.',
  'buy.name': 'Name',
  'buy.idNumber': 'Id number',
  'buy.mobile': 'Mobile',
  'buy.card': 'Card number',
  'buy.shop': 'Go to the shop',
  'buy.phone': 'Open the simulated phone',
  'buy.till': 'Open the shop’s till',
  'bank.role': 'The bank',
  'bank.title': 'See it from the inside',
  'bank.text':
    'Every route and every error code comes from one contract, and so does the reference.',
  'bank.openapi': 'Description of the API',
  'bank.errors': 'Error codes',
  'bank.keys': 'Keys of the bank',
  'bank.realm': 'Sandbox',
  'bank.reference': 'API reference',
  'people.title': 'Test people and cards',
  'people.count': { other: '{people} people, {count} cards' },
  'people.text':
    'There is a card for each thing that can happen: too little money, reported lost, a bank that does not answer. The card decides what happens.',
  'code.role': 'Whoever writes the code',
  'code.title': 'The twenty lines that did it',
  'code.text':
    'A merchant’s server does two things: it asks to be paid, and it hears from the bank. The rest is on the bank’s pages.',
  'code.sample': 'the sample',
  'code.install':
    'This is a file of the project, and its tests run it. All of the shop is in examples/shop.',
  'code.more': 'See every route',
} as const satisfies Translated<typeof chinese>
