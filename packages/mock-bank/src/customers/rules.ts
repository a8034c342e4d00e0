/**
 * The bounds of a class of accounts. What counts is consumption and transfers to others, and what others
 * pay in; not what moves between the account and its bound card.
 */
export interface ClassRules {
  /** The most it may hold at any moment; null without bound. */
  balanceCap: number | null
  /** The most that may go out, and come in, in one day and in one calendar year. */
  outDay: number
  outYear: number
  inDay: number
  inYear: number
}

/** Figures the regulator or the bank's own policy sets, and may change. Amounts in fen. */
export interface Rules {
  opening: {
    /** Full years a person must have reached to open an account of a class online. */
    minAge: { II: number; III: number }
    /** How long an unfinished application is kept. */
    applicationHours: number
    /** Refused four-factor checks a person, or a card, may have in one day. */
    identityTriesPerDay: number
    /** Accounts of one class that one person may hold at the bank. */
    accountsPerPerson: number
  }
  /** What an account may hold and move, by its class. */
  classes: { II: ClassRules; III: ClassRules }
  transfers: {
    /** How many payees a user may name in one day, and how many of them in vain. */
    lookUpsPerDay: number
    missesPerDay: number
  }
  paymentCodes: {
    /** How long a code may be taken, and after how long its payer's page asks for the next one. */
    lifeSeconds: number
    refreshSeconds: number
    /** The most an account may pay by code in one day (银发〔2017〕296号, level B). */
    outDay: number
    /** How long a page may make codes by itself, and the most an account may pay by those in one day (level C). */
    offlineSeconds: number
    offlineOutDay: number
    /** Different codes that are none which one app may try in a minute. */
    missesPerMinute: number
  }
  /** Payments by a card of any bank (快捷支付). */
  quickPay: {
    /** What may be debited of one card, at once and in one day, by the code of its bank; others' cards are not taken. */
    banks: Readonly<Record<string, { single: number; day: number }>>
    /** Refused four-factor checks that may come from one network in a day. */
    networkTriesPerDay: number
  }
  merchantCodes: {
    /** The most a user may pay by printed codes in one day (银发〔2017〕296号, level D). */
    staticOutDay: number
  }
  refunds: {
    /** Whether what is given back of a payment may be spent again the same day, beyond the limit. */
    restoreLimits: boolean
  }
  withdrawals: {
    /** How long a fast one takes at most, as the customer is told. */
    fastHours: number
    /** The hour of the next day's batch, and the one by which its money should have arrived; China time. */
    batchHour: number
    arrivalHour: number
    /** For how many days the network is asked, once a day, whether a card's bank has sent one back. */
    watchDays: number
  }
  /** After how many months without a movement an account is dormant. */
  dormantAfterMonths: number
  /** When a person is asked for more about themselves: by what went in and out of all their Class III accounts. */
  identityDetails: {
    /** Fen, since the first of them was opened. */
    askedAtTurnover: number
    /** How long they have for it. */
    days: number
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
    /** How long a new PIN may be set after the code of a reset was right. */
    resetSeconds: number
  }
  passkeys: {
    /** Passkeys a user may have. */
    mostPerUser: number
    /** How long a device may take to make one, once the PIN was given. */
    registrationSeconds: number
    /** Payments above this amount take PIN and passkey both. */
    neededAbove: number
    /** Wrong signatures that void a challenge. */
    tries: number
  }
}

export const defaultRules: Rules = {
  opening: {
    minAge: { II: 18, III: 18 },
    applicationHours: 24,
    identityTriesPerDay: 5,
    accountsPerPerson: 5,
  },
  classes: {
    II: {
      balanceCap: null,
      ...{ outDay: 10_000_00, outYear: 200_000_00 },
      ...{ inDay: 10_000_00, inYear: 200_000_00 },
    },
    III: {
      balanceCap: 2_000_00,
      ...{ outDay: 2_000_00, outYear: 50_000_00 },
      ...{ inDay: 2_000_00, inYear: 50_000_00 },
    },
  },
  transfers: { lookUpsPerDay: 100, missesPerDay: 10 },
  paymentCodes: {
    ...{ lifeSeconds: 60, refreshSeconds: 45, outDay: 5_000_00, missesPerMinute: 60 },
    ...{ offlineSeconds: 2 * 3600, offlineOutDay: 1_000_00 },
  },
  merchantCodes: { staticOutDay: 500_00 },
  quickPay: {
    banks: {
      HZCB: { single: 50_000_00, day: 100_000_00 },
      ICBC: { single: 50_000_00, day: 50_000_00 },
      ABC: { single: 10_000_00, day: 20_000_00 },
      BOC: { single: 50_000_00, day: 50_000_00 },
      CCB: { single: 50_000_00, day: 100_000_00 },
      PSBC: { single: 5_000_00, day: 10_000_00 },
    },
    networkTriesPerDay: 50,
  },
  refunds: { restoreLimits: false },
  withdrawals: { fastHours: 2, batchHour: 9, arrivalHour: 18, watchDays: 5 },
  dormantAfterMonths: 6,
  identityDetails: { askedAtTurnover: 50_000_00, days: 7 },
  otp: { validSeconds: 300, tries: 5, resendSeconds: 60, sendsPerDay: 10 },
  pin: { challengeSeconds: 600, tries: 5, lockSeconds: 3 * 3600, resetSeconds: 600 },
  passkeys: { mostPerUser: 10, registrationSeconds: 600, neededAbove: 5_000_00, tries: 5 },
}
