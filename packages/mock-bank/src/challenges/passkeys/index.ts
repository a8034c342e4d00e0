export { listPasskeys, type Passkey, referencesTo } from './passkey.ts'
export { deviceMs, domainOf, relyingParty } from './relying-party.ts'
export { keyAlgorithms, type MadeKey, verifyNewPasskey } from './verify-new.ts'
