import type { Translated } from '../../i18n/catalogue.ts'
import type { challenge as chinese } from './zh-CN.ts'

export const challenge = {
  'challenge.pin': '6 位支付密碼',
  'challenge.otp': '6 位驗證碼',
  'challenge.attempts': '{reason}\n還可試 {count} 次',
  'challenge.lockedTitle': '支付密碼已鎖定',
  'challenge.lockedUntil': '{time} 後可再試。資金沒有變動。',
  'challenge.locked': '請稍後再試。資金沒有變動。',
  'challenge.lostTitle': '網路中斷，結果未知',
  'challenge.lost': '請求可能已送達銀行。請點重試：用的是同一筆請求，不會重複辦理。',
  'challenge.retry': '重試',
  'challenge.sentTo': '已傳送至 {mobile}',
  'challenge.resend': '重新發送',
  'challenge.resendIn': '{time} 後可重新發送',
  'challenge.resent': '新的驗證碼已傳送',
  'challenge.offline': '沒有連上銀行，請再試一次',
  'challenge.usePasskey': '使用通行金鑰',
  'challenge.usePin': '改用支付密碼',
  'challenge.passkeyConfirm': '用通行金鑰確認',
  'challenge.passkeyHint': '用本機的指紋、臉部或螢幕鎖定密碼確認',
  'challenge.passkeyToo': '支付密碼已通過。超過 5,000 元還需用通行金鑰確認',
  'challenge.passkeyStopped': '沒有完成，資金沒有變動，請重試',
  'challenge.both': '超過 5,000 元：先輸入支付密碼，再用通行金鑰確認',
  'challenge.noPasskeyTitle': '此瀏覽器不支援通行金鑰',
  'challenge.noPasskey': '超過 5,000 元需用通行金鑰確認。資金沒有變動，請換一部裝置或瀏覽器。',
} as const satisfies Translated<typeof chinese>
