import { useRef } from 'react'

type Mutate<Given> = (given: Given, told: { onSettled: () => void }) => void

/**
 * Starts a thing unless it is under way. That it is shown as busy does not suffice: the second click of a
 * double click comes before the page is drawn again.
 */
export function useOnce<Given>(mutate: Mutate<Given>): (given: Given) => void {
  const underWay = useRef(false)
  return (given) => {
    if (underWay.current) return
    underWay.current = true
    mutate(given, {
      onSettled: () => {
        underWay.current = false
      },
    })
  }
}
