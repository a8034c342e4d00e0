import type { Vault } from '../kernel/vault.ts'
import type { Draft } from './applicant.ts'
import type { Application } from './application.ts'

type Named = Pick<Application, 'id' | 'realmId'>

/** What a person has given, for the database: nobody reads it there. */
export const sealDraft = (vault: Vault, { id, realmId }: Named, draft: Draft): string =>
  vault.seal(realmId, placeOf(id), JSON.stringify(draft))

export const openDraft = (
  vault: Vault,
  { id, realmId, sealedPerson }: Named & Pick<Application, 'sealedPerson'>,
): Draft =>
  sealedPerson === null ? {} : (JSON.parse(vault.open(realmId, placeOf(id), sealedPerson)) as Draft)

const placeOf = (applicationId: string) => `applications.person:${applicationId}`
