import type { Component, SignatureInput } from './signature-input.ts'

/** What a merchant's request must cover; the last only where the request carries it. */
export const requestComponents = (hasIdempotencyKey: boolean): Component[] => [
  { name: '@method' },
  { name: '@target-uri' },
  { name: 'content-digest' },
  ...(hasIdempotencyKey ? [{ name: 'idempotency-key' }] : []),
]

/** What the bank's answer covers: itself, and the signature of the request it belongs to. */
export const responseComponents: readonly Component[] = [
  { name: '@status' },
  { name: 'content-digest' },
  { name: 'signature', req: true, key: 'qiantang' },
]

/** The label of the one signature a message of this API carries. */
export const signatureLabel = 'qiantang'

/** How far `created` may be from the verifier's wall clock, in seconds. */
export const signatureWindowSeconds = 300

/** Whether a signature covers every one of these components. */
export const covers = (input: SignatureInput, required: readonly Component[]): boolean =>
  required.every((wanted) =>
    input.components.some(
      (component) =>
        component.name === wanted.name &&
        component.req === wanted.req &&
        component.key === wanted.key,
    ),
  )
