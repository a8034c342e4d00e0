/** What the questions only the customer can answer say by themselves. A page that asks them spreads these in. */
export const challenge = {
  'challenge.pin': '6 位支付密码',
  'challenge.otp': '6 位验证码',
  'challenge.attempts': '{reason}\n还可试 {count} 次',
  'challenge.lockedTitle': '支付密码已锁定',
  'challenge.lockedUntil': '{time} 后可再试。资金没有变动。',
  'challenge.locked': '请稍后再试。资金没有变动。',
  'challenge.lostTitle': '网络中断，结果未知',
  'challenge.lost': '请求可能已送达银行。请点重试：用的是同一笔请求，不会重复办理。',
  'challenge.retry': '重试',
  'challenge.sentTo': '已发送至 {mobile}',
  'challenge.resend': '重新发送',
  'challenge.resendIn': '{time} 后可重新发送',
  'challenge.resent': '新的验证码已发送',
  'challenge.offline': '没有连上银行，请再试一次',
} as const
