import type { AgreementSections } from './sections.ts'

export const sections: AgreementSections = [
  {
    heading: 'Declaration',
    text: 'I declare that I am a tax resident of China only: I have my domicile there, or have lived there for 183 days or more in a tax year, and I am not a tax resident of any other country or region as well.',
  },
  {
    heading: 'Changes',
    text: 'I will tell Qiantang Bank within 30 days if this changes.',
  },
  {
    heading: 'If this is not so',
    text: 'If you are also a tax resident elsewhere, please do not open the account online but visit a branch of the bank.',
  },
]
