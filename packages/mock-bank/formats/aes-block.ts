import { createCipheriv, createDecipheriv } from 'node:crypto'

/** One block under AES-128, or several, each by itself. */
export const encryptBlock = (key: Buffer, block: Buffer): Buffer => {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()])
}

export const decryptBlock = (key: Buffer, block: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([decipher.update(block), decipher.final()])
}
