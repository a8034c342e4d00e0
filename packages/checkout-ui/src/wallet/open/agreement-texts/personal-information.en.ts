import type { AgreementSections } from './sections.ts'

export const sections: AgreementSections = [
  {
    heading: '1. What is collected',
    text: 'To open the account the bank needs your name, resident id number, the mobile number kept at your card’s bank, and the card number (the four factors).',
  },
  {
    heading: '2. What it is used for',
    text: 'To check who you are, to bind your card, to carry out the top-ups, payments and withdrawals you start, and to meet duties of law such as those against money laundering.',
  },
  {
    heading: '3. Who receives it',
    text: 'For the check, the four factors go to your card’s bank through the card network. Merchants never see your id number, card number, PIN or codes.',
  },
  {
    heading: '4. How it is kept',
    text: 'It is stored encrypted and shown only in part. Applications that are not completed are erased when they expire; data of an opened account is kept until the time the law sets after its closing.',
  },
  {
    heading: '5. Your rights',
    text: 'You can see and correct your data, and you can withdraw this consent and close the account. Withdrawing does not undo what was done under it before.',
  },
]
