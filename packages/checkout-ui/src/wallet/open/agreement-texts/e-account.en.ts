import type { AgreementSections } from './sections.ts'

export const sections: AgreementSections = [
  {
    heading: '1. The account',
    text: 'You are opening a Class III personal e-account with Qiantang Bank. It holds no more than ¥2,000 at any moment and is bound to one bank card in your own name. One person may hold up to five Class III accounts with this bank.',
  },
  {
    heading: '2. What it is for',
    text: 'You can top it up from the bound card, pay with it, and withdraw to the bound card. Top-ups and withdrawals move only between the account and that card.',
  },
  {
    heading: '3. Payment PIN',
    text: 'Money moves only after you have entered your payment PIN on one of the bank’s own pages. Tell it to nobody, not even to somebody who claims to work for the bank. Several wrong entries lock it for a while.',
  },
  {
    heading: '4. Fees',
    text: 'Opening, topping up, withdrawing, paying and keeping the account are free. Should this change, the bank will announce it beforehand, and you may close the account at no cost.',
  },
  {
    heading: '5. Errors and disputes',
    text: 'If you have a question about any movement, quote its number to the bank. Where the bank made an error, it corrects it and restores your balance.',
  },
  {
    heading: '6. Closing',
    text: 'You can close the account at any time once its balance is zero and nothing is under way. Where identity theft or fraud is suspected, or the law requires it, the bank may suspend some or all functions and will say why.',
  },
]
