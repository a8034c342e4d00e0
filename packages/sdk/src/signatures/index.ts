/** RFC 9421 HTTP message signatures and RFC 9530 digests, without the cryptography: each side brings its own. */
export * from './content-digest.ts'
export * from './coverage.ts'
export * from './signature-base.ts'
export * from './signature-input.ts'
