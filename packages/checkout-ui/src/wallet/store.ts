import { create } from 'zustand'

/** Why the wallet can't go on. */
export interface SessionEnd {
  why: 'expired' | 'forbidden'
  message: string
}

/** What only the page knows. */
interface WalletStore {
  ended: SessionEnd | undefined
  /** An account was opened in this visit, so it is welcomed when all is done. */
  justOpened: boolean
  /** What was answered for in this visit, just now: the stamp lands. */
  answered: string | undefined
  /** Amounts are not for everybody's eyes. */
  hidden: boolean

  end: (end: SessionEnd) => void
  opened: () => void
  answer: (id: string) => void
  hide: (hidden: boolean) => void
}

export const useWalletStore = create<WalletStore>()((set) => ({
  ended: undefined,
  justOpened: false,
  answered: undefined,
  hidden: remembered(),

  end: (ended) => set({ ended }),
  opened: () => set({ justOpened: true }),
  answer: (answered) => set({ answered }),
  hide: (hidden) => {
    remember(hidden)
    set({ hidden })
  },
}))

const place = 'qiantang.wallet.hidden'

// A wish about the looks of the page, kept on the device; nothing depends on it where it can't be kept.
function remembered(): boolean {
  try {
    return localStorage.getItem(place) !== null
  } catch {
    return false
  }
}

function remember(hidden: boolean) {
  try {
    if (hidden) localStorage.setItem(place, '1')
    else localStorage.removeItem(place)
  } catch {
    return
  }
}
