import { holdingOf } from '../people.ts'
import type { Holding } from '../test-person.ts'
import { behaviours, type Conduct, type Kind } from './behaviours.ts'
import type { CustomerInfo } from './message.ts'

/** What the card's own bank makes of a request, and whose card it is. */
export interface Ruling {
  holding: Holding | undefined
  conduct: Conduct
}

/** Asks the bank that issued the card. A holder who is not the one on file is refused before all else. */
export function askIssuer(kind: Kind, cardNumber: string, claimed: CustomerInfo): Ruling {
  const holding = holdingOf(cardNumber)
  if (!holding) return { holding, conduct: { result: '61', answer: 'at_once' } }
  if (!isHolder(holding, claimed)) {
    return { holding, conduct: { result: '66', answer: 'at_once' } }
  }
  return { holding, conduct: behaviours[holding.details.behaviour][kind] }
}

const isHolder = ({ holder }: Holding, claimed: CustomerInfo) =>
  agrees(claimed.name, holder.name) &&
  agrees(claimed.idNumber, holder.idNumber) &&
  agrees(claimed.mobile, holder.mobile)

const agrees = (claimed: string | undefined, onFile: string) =>
  claimed === undefined || claimed === onFile
