/** Parts of the bank in the merchant's page. */
export { createElements, type Elements } from './create-elements.ts'
export type { BankElement } from './element.ts'
export type { ElementError, ElementEvents } from './element-events.ts'
export type { ElementsOptions } from './elements-options.ts'
export type {
  ElementChanges,
  ElementOutcomes,
  ElementType,
  OpeningStep,
} from '../frames/element-types.ts'
export type { Appearance, Colour, FontFamily } from '../frames/look.ts'
export type { ElementErrorCode } from '../frames/messages.ts'
