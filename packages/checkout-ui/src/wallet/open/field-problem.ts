import { dayOf } from '../statement/days.ts'
import { useText } from '../locales/use-text.ts'
import { useWallet } from '../wallet-context.ts'
import { faultOf, tidy, type Field } from './faults.ts'

/** What is wrong with a field before it is sent, in a sentence; nothing where nothing is. */
export function useFieldProblem(): (field: Field, typed: string) => string | undefined {
  const t = useText()
  const { clock } = useWallet()
  return (field, typed) => {
    const value = tidy[field](typed)
    if (value === '') return t(`open.missing.${field}`)
    const fault = faultOf[field](value, dayOf(clock.now()))
    return fault && t(`open.fault.${fault}`)
  }
}
