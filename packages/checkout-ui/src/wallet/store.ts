import { create } from 'zustand'
import { drawForElders } from './elder/draw-for-elders.ts'
import { wishOf } from './wish.ts'

const wishes = { hidden: wishOf('hidden'), elder: wishOf('elder') }

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
  /** 长辈模式: large type, fewer choices. */
  elder: boolean

  end: (end: SessionEnd) => void
  opened: () => void
  answer: (id: string) => void
  hide: (hidden: boolean) => void
  beElder: (elder: boolean) => void
}

export const useWalletStore = create<WalletStore>()((set) => ({
  ended: undefined,
  justOpened: false,
  answered: undefined,
  hidden: wishes.hidden.read(),
  elder: wishes.elder.read(),

  end: (ended) => set({ ended }),
  opened: () => set({ justOpened: true }),
  answer: (answered) => set({ answered }),
  hide: (hidden) => {
    wishes.hidden.write(hidden)
    set({ hidden })
  },
  beElder: (elder) => {
    wishes.elder.write(elder)
    drawForElders(elder)
    set({ elder })
  },
}))
