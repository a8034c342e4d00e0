import { createContext, use } from 'react'
import type {
  ElementChanges,
  ElementOutcomes,
  ElementType,
} from '../../../sdk/src/frames/element-types.ts'
import type { ShopLine } from './line/open-line.ts'

/** What every element works with besides the wallet. */
export const LineContext = createContext<ShopLine | null>(null)

function useLine(): ShopLine {
  const line = use(LineContext)
  if (!line) throw new Error('This component needs a LineContext above it.')
  return line
}

/** What an element may tell the shop's page: the words of its own type. */
export interface Tell<Type extends ElementType> {
  change: (detail: ElementChanges[Type]) => void
  complete: (detail: ElementOutcomes[Type]) => void
  cancelled: () => void
}

export function useTell<Type extends ElementType>(): Tell<Type> {
  const { say } = useLine()
  return {
    change: (detail) => say({ says: 'change', detail }),
    complete: (detail) => say({ says: 'complete', detail }),
    cancelled: () => say({ says: 'cancelled' }),
  }
}

/** The question this element is about. */
export const useChallengeId = () => useLine().challengeId

export { useLine }
