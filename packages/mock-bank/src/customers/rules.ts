/** Figures the regulator or the bank's own policy sets, and may change. Amounts in fen. */
export interface Rules {
  opening: {
    /** Full years a person must have reached to open an account online. */
    minAge: number
    /** How long an unfinished application is kept. */
    applicationHours: number
    /** Refused four-factor checks a person, or a card, may have in one day. */
    identityTriesPerDay: number
    /** Accounts of one class that one person may hold at the bank. */
    accountsPerPerson: number
    /** The most a Class III account may hold. */
    classIIIBalanceCap: number
  }
  otp: {
    validSeconds: number
    /** Wrong answers that void a challenge. */
    tries: number
    /** Between two codes to one mobile. */
    resendSeconds: number
    /** Codes to one mobile in one day. */
    sendsPerDay: number
  }
  pin: {
    /** How long a question for the PIN waits for its answer. */
    challengeSeconds: number
    /** Wrong answers in a row, over all of a user's challenges, that lock the PIN. */
    tries: number
    lockSeconds: number
  }
}

export const defaultRules: Rules = {
  opening: {
    minAge: 18,
    applicationHours: 24,
    identityTriesPerDay: 5,
    accountsPerPerson: 5,
    classIIIBalanceCap: 200_000,
  },
  otp: { validSeconds: 300, tries: 5, resendSeconds: 60, sendsPerDay: 10 },
  pin: { challengeSeconds: 600, tries: 5, lockSeconds: 3 * 3600 },
}
