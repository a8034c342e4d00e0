import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and until the page's script has taken over; what is pressed before that is lost. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
