import type { ComplaintCategory } from '@qiantang/sdk/contract'

/** What a user is not content with. */
export interface Complaint {
  id: string
  realmId: string
  appId: string
  userId: string
  number: string
  category: ComplaintCategory
  /** The id of the user's own thing it is about. */
  about: string | null
  sealedText: string
  sealedAnswer: string | null
  at: Date
  answeredAt: Date | null
}

export const placeOfText = ({ id }: Pick<Complaint, 'id'>): string => `complaints.text:${id}`
export const placeOfAnswer = ({ id }: Pick<Complaint, 'id'>): string => `complaints.answer:${id}`
