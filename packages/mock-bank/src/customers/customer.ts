import type { Queryable, Tx } from '../kernel/database/index.ts'
import { newId, type Slot } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { idNumberIndex, mobileIndex, type Person, residentId, slotOfPerson } from './person.ts'

/** A person at the bank. The id is internal and never leaves. */
export interface Customer extends Person {
  id: string
  realmId: string
  slot: Slot
}

interface CustomerRow {
  id: string
  realmId: string
  slot: Slot
  sealedName: string
  sealedIdNumber: string
  sealedMobile: string
}

/**
 * The customer a confirmed person is, new or known, locked until the transaction ends, so that what
 * counts over the whole person can be decided. The name and mobile confirmed last are kept.
 */
export const meetCustomer = async (
  bank: Kernel,
  tx: Tx,
  realmId: string,
  person: Person,
  at: Date,
): Promise<Customer> => {
  const slot = slotOfPerson(bank, person.idNumber)
  const index = idNumberIndex(bank, realmId, person.idNumber)
  const id = newId('cus', slot, 0, bank.wall())
  await tx`
    insert into customers ${tx({
      ...{ id, realmId, slot, idType: residentId, idNumberIndex: index },
      ...contact(bank, realmId, id, person),
      sealedIdNumber: bank.vault.seal(realmId, placeOf('id_number', id), person.idNumber),
      ...{ at, recordedAt: bank.wall() },
    })} on conflict do nothing`

  const [row] = await tx<CustomerRow[]>`
    select * from customers
    where realm_id = ${realmId} and id_type = ${residentId} and id_number_index = ${index}
    for update`
  const known = opened(bank, row!)
  if (known.name !== person.name || known.mobile !== person.mobile) {
    await tx`update customers set ${tx(contact(bank, realmId, known.id, person))} where id = ${known.id}`
  }
  return { ...known, ...person }
}

/** The person behind an internal id. */
export const readCustomer = async (bank: Kernel, on: Queryable, id: string): Promise<Customer> => {
  const [row] = await on<CustomerRow[]>`select * from customers where id = ${id}`
  return opened(bank, row!)
}

const contact = (bank: Kernel, realmId: string, id: string, { name, mobile }: Person) => ({
  mobileIndex: mobileIndex(bank, realmId, mobile),
  sealedName: bank.vault.seal(realmId, placeOf('name', id), name),
  sealedMobile: bank.vault.seal(realmId, placeOf('mobile', id), mobile),
})

const placeOf = (field: 'name' | 'id_number' | 'mobile', id: string) => `customers.${field}:${id}`

const opened = ({ vault }: Kernel, row: CustomerRow): Customer => {
  const { id, realmId, slot } = row
  return {
    ...{ id, realmId, slot },
    name: vault.open(realmId, placeOf('name', id), row.sealedName),
    idNumber: vault.open(realmId, placeOf('id_number', id), row.sealedIdNumber),
    mobile: vault.open(realmId, placeOf('mobile', id), row.sealedMobile),
  }
}
