import type { Translated } from '../../i18n/catalogue.ts'
import type { challenge as chinese } from './zh-CN.ts'

export const challenge = {
  'challenge.pin': '6-digit payment PIN',
  'challenge.otp': '6-digit code',
  'challenge.attempts': {
    one: '{reason}\n{count} try left',
    other: '{reason}\n{count} tries left',
  },
  'challenge.lockedTitle': 'Your payment PIN is locked',
  'challenge.lockedUntil': 'You can try again after {time}. No money has moved.',
  'challenge.locked': 'Please try again later. No money has moved.',
  'challenge.lostTitle': 'Connection lost, outcome unknown',
  'challenge.lost':
    'Your request may have reached the bank. Please retry: it is the same request and is not carried out twice.',
  'challenge.retry': 'Retry',
  'challenge.sentTo': 'Sent to {mobile}',
  'challenge.resend': 'Send again',
  'challenge.resendIn': 'Send again in {time}',
  'challenge.resent': 'A new code has been sent',
  'challenge.offline': 'The bank could not be reached. Please try once more.',
  'challenge.usePasskey': 'Use a passkey',
  'challenge.usePin': 'Use the PIN instead',
  'challenge.passkeyConfirm': 'Confirm with passkey',
  'challenge.passkeyHint': 'Confirm with this device’s fingerprint, face or screen lock',
  'challenge.passkeyToo': 'The PIN is right. Above ¥5,000 your passkey is needed as well',
  'challenge.passkeyStopped': 'Not completed. No money has moved; please try again',
  'challenge.both': 'Above ¥5,000: first the payment PIN, then your passkey',
  'challenge.noPasskeyTitle': 'This browser has no passkeys',
  'challenge.noPasskey':
    'Above ¥5,000 a passkey is needed. No money has moved; please use another device or browser.',
} as const satisfies Translated<typeof chinese>
