/** What may be shown of personal data outside the bank (JR/T 0171, class C2). */

/** `3****************6` */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.slice(0, 1) + '*'.repeat(idNumber.length - 2) + idNumber.slice(-1)

/** `138****8000` */
export const maskMobile = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`

/** `*三`, `*阳娜娜` */
export const maskName = (name: string): string => `*${[...name].slice(1).join('')}`
