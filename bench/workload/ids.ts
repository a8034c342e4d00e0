const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lastDigits = 12

/**
 * The id of the bench's n-th thing of a kind, shaped as the bank's own are and ending in its slot. They are
 * worked out instead of kept, so that four million customers need no memory of their own.
 */
export const idAt = (prefix: string, n: number): string => {
  let digits = ''
  for (let rest = n, place = 0; place < lastDigits; place++, rest = Math.floor(rest / 32))
    digits = `${alphabet[rest % 32]}${digits}`
  return `${prefix}_01KA00000RVG00${digits}`
}

export const slotAt = (n: number): number => n % 1024
