/** What a payer's app makes of it when they agree to pay. */
export type Outcome =
  /** The money moves at once. */
  | { kind: 'pays' }
  /** The payer has agreed, and the money moves some seconds later. */
  | { kind: 'pays_later' }
  /** The app refuses, and the bill waits for somebody else. */
  | { kind: 'refused' }
  /** Nobody ever hears of the payer again. */
  | { kind: 'leaves' }

export interface Payer {
  /** Who the channel says has paid. */
  name: string
  mobile: string
  outcome: Outcome['kind']
  about: { zh: string; en: string }
}

/**
 * Everybody who pays by a simulated app. What happens depends on who pays, never on the amount; the names are the
 * same in every app.
 */
export const Payers = {
  ordinary: {
    name: '张三',
    mobile: '13800138000',
    outcome: 'pays',
    about: { zh: '付款成功', en: 'Pays' },
  },
  slow: {
    name: '王芳',
    mobile: '13900139000',
    outcome: 'pays_later',
    about: { zh: '确认付款，几秒后到账', en: 'Agrees to pay, and the money moves seconds later' },
  },
  insufficient_funds: {
    name: '李雪',
    mobile: '15000150000',
    outcome: 'refused',
    about: { zh: '余额不足，付款被拒绝', en: 'Has too little money: the app refuses' },
  },
  declined: {
    name: '欧阳娜娜',
    mobile: '13700137000',
    outcome: 'refused',
    about: { zh: '被风控拒绝，付款失败', en: 'Refused by the app’s risk control' },
  },
  closes_app: {
    name: '古丽·买买提',
    mobile: '13600136000',
    outcome: 'leaves',
    about: { zh: '打开账单后离开，不付款', en: 'Opens the bill, leaves, and never pays' },
  },
} as const satisfies Record<string, Payer>

export type PayerName = keyof typeof Payers

export const isPayer = (name: unknown): name is PayerName =>
  typeof name === 'string' && Object.hasOwn(Payers, name)

/** The table as JSON, for pages and testers. */
export const payersPage = Object.entries<Payer>(Payers).map(
  ([constant, { name, outcome, about }]) => ({
    ...{ constant, name, outcome, about },
  }),
)
