import { z } from 'zod'

/*
 * The shapes of W3C Web Authentication Level 3 that pass between a page and the bank, in their JSON form:
 * binary values are base64url without padding. Named after what they are for; the W3C's names are told beside.
 */

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/, 'Expected base64url.')

export const PasskeyReference = z
  .object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) })
  .meta({ id: 'PasskeyReference', description: 'PublicKeyCredentialDescriptorJSON' })

export const PasskeyRequest = z
  .object({
    challenge: z
      .string()
      .describe('A hash over a random number and what is approved: the signature says what for.'),
    rpId: z.string().describe('The bank’s domain.'),
    timeout: z.int().describe('Milliseconds.'),
    userVerification: z.literal('required'),
    allowCredentials: z.array(PasskeyReference),
  })
  .meta({
    id: 'PasskeyRequest',
    description:
      'PublicKeyCredentialRequestOptionsJSON, for `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`.',
  })
export type PasskeyRequest = z.infer<typeof PasskeyRequest>

export const PasskeyCreation = z
  .object({
    challenge: z.string(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    timeout: z.int().describe('Milliseconds.'),
    excludeCredentials: z.array(PasskeyReference),
    authenticatorSelection: z.object({
      residentKey: z.literal('preferred'),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({
    id: 'PasskeyCreation',
    description:
      'PublicKeyCredentialCreationOptionsJSON, for `PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`.',
  })
export type PasskeyCreation = z.infer<typeof PasskeyCreation>

const credential = {
  id: bytes(1_400),
  rawId: bytes(1_400).describe('The same as `id`.'),
  type: z.literal('public-key'),
}

export const PasskeySignature = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: bytes(4_096),
      authenticatorData: bytes(4_096),
      signature: bytes(2_048),
      userHandle: bytes(128).optional(),
    }),
  })
  .meta({
    id: 'PasskeySignature',
    description: 'AuthenticationResponseJSON, without what the bank has no use for.',
  })
export type PasskeySignature = z.infer<typeof PasskeySignature>

export const NewPasskeyCredential = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: bytes(4_096),
      attestationObject: bytes(8_192),
      transports: z
        .array(z.string().regex(/^[a-z-]{1,32}$/, 'Expected a name such as internal.'))
        .max(10)
        .optional(),
    }),
  })
  .meta({
    id: 'NewPasskeyCredential',
    description: 'RegistrationResponseJSON, without what the bank has no use for.',
  })
export type NewPasskeyCredential = z.infer<typeof NewPasskeyCredential>
