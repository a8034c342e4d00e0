import type { AgreementSections } from './sections.ts'

export const sections: AgreementSections = [
  {
    heading: '声明',
    text: '本人声明仅为中国税收居民，即在中国境内有住所，或者无住所而一个纳税年度内在中国境内居住累计满一百八十三天的个人，且不同时是其他国家（地区）的税收居民。',
  },
  {
    heading: '变更',
    text: '本人的税收居民身份发生变化的，将在三十日内通知钱塘银行。',
  },
  {
    heading: '不适用的情形',
    text: '如您同时是其他国家（地区）的税收居民，请不要在线开户，并到本行网点办理。',
  },
]
