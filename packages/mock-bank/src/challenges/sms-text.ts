import { toYuan } from '../kernel/yuan.ts'
import type { Scene } from './challenge.ts'

interface Told {
  scene: Scene
  code: string
  /** Fen. */
  amount: number | null
  payee: string | null
  validMinutes: number
}

/** The text of a code: who sends it, what it approves, for how much, and that nobody else may have it. */
export const smsText = ({ scene, code, amount, payee, validMinutes }: Told): string => {
  const act = acts[scene](amount === null ? '' : ` ${toYuan(amount)} 元`, payee ?? '商户')
  return `【钱塘银行】您正在${act}，验证码 ${code}，${validMinutes} 分钟内有效。银行不会向您索要验证码，请勿告诉任何人。`
}

const acts = {
  open_account: () => '开立电子账户',
  upgrade_account: () => '将电子账户升级为Ⅱ类户',
  reactivate_account: () => '重新启用电子账户',
  unfreeze_account: () => '解冻电子账户',
  close_account: () => '注销电子账户',
  change_card: () => '更换电子账户的绑定银行卡',
  top_up: (sum) => `向电子账户充值${sum}`,
  withdrawal: (sum) => `从电子账户提现${sum}`,
  transfer: (sum, payee) => `向${payee}转账${sum}`,
  payment: (sum, payee) => `向${payee}支付${sum}`,
  mandate: (sum, payee) => `开通${payee}免密支付，每笔不超过${sum}`,
  quick_pay: (sum, payee) => `用银行卡向${payee}支付${sum}`,
  quick_pay_sign: (_, payee) => `在${payee}开通银行卡快捷支付`,
  quick_pay_sign_and_pay: (sum, payee) => `在${payee}开通银行卡快捷支付并支付${sum}`,
  no_pin_limit: (sum) => `将免密支付限额提高到${sum}`,
  add_passkey: () => '添加通行密钥',
  reset_pin: () => '重置支付密码',
} satisfies Record<Scene, (sum: string, payee: string) => string>
