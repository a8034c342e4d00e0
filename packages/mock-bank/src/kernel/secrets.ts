import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** `prefix` and 256 random bits in base64url. */
export const newSecret = (prefix: string): string =>
  `${prefix}${randomBytes(32).toString('base64url')}`

/** 128 random bits in base64url: makes of equal things different ones. */
export const newNonce = (): string => randomBytes(16).toString('base64url')

/** How a secret is stored and looked up: a hash is enough, since secrets have 256 bits of chance. */
export const hashSecret = (secret: string): string => hash('sha256', secret)

/** Compares in a time that tells nothing about where two texts differ. */
export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(
    createHash('sha256').update(left).digest(),
    createHash('sha256').update(right).digest(),
  )
