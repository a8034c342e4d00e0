import { messages as wallet } from '../../wallet/locales/zh-CN.ts'

export const messages = {
  ...wallet,

  'element.cancel': '取消',
  'element.misplacedTitle': '这里打不开',
  'element.misplaced': '这一部分属于商户的页面，请回到商户的应用或网站里使用。',
  'element.noSessionTitle': '登录已失效',
  'element.noSession': '商户没有确认您的登录，未扣款。请重试，或在商户处重新登录。',
  'element.noAccountTitle': '还没有电子账户',
  'element.noAccount': '开通后，余额显示在这里。',
  'element.noAccountCards': '开通后，绑定的银行卡显示在这里。',
  'element.noAccountPin': '请先开通电子账户，再设置支付密码。',
  'element.noAccountCode': '请先开通电子账户，再用付款码付款。',
  'element.cards': '我的银行卡',
  'element.balance': '钱包余额',
  'element.pinDone': '支付密码已设置',
  'element.openedText': '已绑定{bank}（{last4}）。\n现在可以充值和付款了。',
  'element.movedTitle': '已付款',
  'element.doneTitle': '已确认',
  'element.movingTitle': '已受理，银行正在处理',
  'element.movingText': '请勿重复操作，结果以商户页面为准。',
  'element.failedTitle': '未完成',
} as const
