/** A wish about the looks of the wallet, kept on the device; nothing depends on it where it can't be kept. */
export interface Wish {
  read: () => boolean
  write: (wished: boolean) => void
}

export function wishOf(name: string): Wish {
  const place = `qiantang.wallet.${name}`
  return {
    read: () => {
      try {
        return localStorage.getItem(place) !== null
      } catch {
        return false
      }
    },
    write: (wished) => {
      try {
        if (wished) localStorage.setItem(place, '1')
        else localStorage.removeItem(place)
      } catch {
        return
      }
    },
  }
}
