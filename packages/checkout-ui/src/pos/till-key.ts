import { createContext } from 'react'

/** `till_…`: which till this page is of. */
export const TillKey = createContext('')
