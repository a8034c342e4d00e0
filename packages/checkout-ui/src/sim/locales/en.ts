import { design } from '../../design/locales/en.ts'
import type { Translated } from '../../i18n/catalogue.ts'
import type { messages as chinese } from './zh-CN.ts'

export const messages = {
  ...design,

  title: 'Messages',
  loading: 'Reading the messages',
  'phone.about':
    'The sandbox phone: every text the bank sends in this realm arrives here, whatever number it is for.',
  sender: 'Qiantang Bank',
  sentTo: 'to {mobile}',
  new: 'New',
  copy: 'Copy',
  copied: 'Copied',
  copyCode: 'Copy the code {code}',
  filter: 'Show one number only',
  all: 'All',
  older: 'Older messages',
  noOlder: 'Only the newest {count} are shown',
  arrivedCode: 'New message, code {code}',
  arrived: 'New message: {text}',
  'empty.title': 'No messages yet',
  'empty.text': 'As soon as the bank sends a code, it will be here.',
  'noKey.title': 'Whose phone is this?',
  'noKey.text':
    'The address lacks the key of a realm. Open this page from the start page, or add the key to its address:',
  'wrongKey.title': 'The bank does not know this key',
  'wrongKey.text':
    'The realm may have been made anew. Please open this page from the start page again.',
  'offline.title': 'The bank cannot be reached',
  'offline.text': 'It may not be running yet. Messages will appear by themselves once it is.',
  'offline.again': 'Connecting again; what is below may not be the newest.',
} as const satisfies Translated<typeof chinese>
