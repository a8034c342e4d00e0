import type { ElementChanges, ElementOutcomes, ElementType } from '../frames/element-types.ts'
import type { ElementErrorCode } from '../frames/messages.ts'

/** What went wrong, for your developers: the user is told in the element itself. */
export interface ElementError {
  /**
   * - `unreachable`: the frame did not answer. The bank could not be reached, or your origin is not registered for the app.
   * - `session_unavailable`: `fetchSession` failed, or gave something else than a `ust_…` token.
   * - `session_refused`: the bank did not take the token, such as one of another app.
   * - `appearance_refused`: a variable is not valid, or a text would be hard to read; the bank’s own look is shown.
   */
  code: ElementErrorCode | 'unreachable'
  message: string
}

interface AllEvents<Type extends ElementType> {
  /** Drawn, and of its full size. */
  ready: void
  /** Where the user is now. Never from an element that asks for a PIN. */
  change: ElementChanges[Type]
  /** Done. */
  complete: ElementOutcomes[Type]
  /** The user chose to leave it. */
  cancelled: void
  /** The user pressed Esc inside. */
  escape: void
  error: ElementError
}

/** What an element tells, and what with. An event that an element never has does not exist on it. */
export type ElementEvents<Type extends ElementType> = {
  [
    Name in keyof AllEvents<Type> as [AllEvents<Type>[Name]] extends [never] ? never : Name
  ]: AllEvents<Type>[Name]
}

export type Handler<Detail> = (detail: Detail) => void
