import { slotOf, type Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** A person as they name themselves, normalised: how the card's bank has confirmed them. */
export interface Person {
  name: string
  /** Resident id number. */
  idNumber: string
  mobile: string
}

/** The only kind of identity document taken online. */
export const residentId = 'resident-id'

type Keys = Pick<Kernel, 'vault'>

/** The same person has the same slot wherever they go, so that person-wide rules are one lane's matter. */
export const slotOfPerson = ({ vault }: Keys, idNumber: string): Slot =>
  slotOf(vault.key('slot'), residentId, idNumber)

/** How an id number is found again. */
export const idNumberIndex = ({ vault }: Keys, realmId: string, idNumber: string): string =>
  vault.index('id-number', `${realmId} ${residentId} ${idNumber}`)

/** How a mobile is found again. */
export const mobileIndex = ({ vault }: Keys, realmId: string, mobile: string): string =>
  vault.index('mobile', `${realmId} ${mobile}`)
