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
  const act = acts[scene](amount === null ? '' : ` ${yuan(amount)} 元`, payee ?? '商户')
  return `【钱塘银行】您正在${act}，验证码 ${code}，${validMinutes} 分钟内有效。银行不会向您索要验证码，请勿告诉任何人。`
}

const acts = {
  open_account: () => '开立电子账户',
  top_up: (sum) => `向电子账户充值${sum}`,
  withdrawal: (sum) => `从电子账户提现${sum}`,
  payment: (sum, payee) => `向${payee}支付${sum}`,
} satisfies Record<Scene, (sum: string, payee: string) => string>

const yuan = (fen: number): string => (fen / 100).toFixed(2)
