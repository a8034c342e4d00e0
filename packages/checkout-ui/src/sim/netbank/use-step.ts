import { useMutation } from '@tanstack/react-query'
import { askNetbank, isNo, type No, type Payment, type Visit } from './doors.ts'

type Step = Parameters<typeof askNetbank>[1]

/** One step at the bank at a time: what it says no with stays beside the form, and the rest is handed on. */
export function useStep(realm: string, onDone: (answer: Payment & Partial<Visit>) => void) {
  const step = useMutation({
    mutationFn: ({ name, body }: { name: Step; body: object }) =>
      askNetbank<Partial<Visit>>(realm, name, body),
    networkMode: 'always',
    onSuccess: (answer) => {
      if (answer && !isNo(answer)) onDone(answer)
    },
  })
  const no: No | null = step.data && isNo(step.data) ? step.data : null
  return {
    take: (name: Step, body: object) => step.mutate({ name, body }),
    busy: step.isPending ? step.variables.name : null,
    no,
    isLost: step.isError || step.data === null,
  }
}
