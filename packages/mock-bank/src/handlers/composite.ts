import type { Composite, CompositeResult } from '@qiantang/sdk/contract'
import type { z } from 'zod'

import { fillStep, referencesOf } from '../edge/references.ts'
import { problemAnswer } from '../edge/answer.ts'
import type { Json } from '../kernel/database/index.ts'
import { BankError, invalidField } from '../kernel/errors.ts'
import type { Handlers } from './handler.ts'

type CompositeStep = Composite['steps'][number]
type Ran = z.output<typeof CompositeResult>['steps'][number]

export const composite: Handlers['composite'] = {
  run: async (bank, { body, run, requestId, locale }) => {
    refuseBadSteps(body.steps)
    const results = new Map<string, Json>()
    const steps: Ran[] = []

    for (const step of body.steps) {
      const filled = filledOrRefused(step, results)
      const { status, body: result } =
        filled instanceof BankError
          ? problemOf(filled, { origin: bank.origin, requestId, locale })
          : await run(filled)
      steps.push({ name: step.name, status, body: result as Ran['body'] })
      if (status >= 400) return { steps, failedStep: step.name }
      results.set(step.name, result)
    }
    return { steps, failedStep: null }
  },
}

/** What can be known before any step takes effect is refused before. */
const refuseBadSteps = (steps: readonly CompositeStep[]) => {
  for (const [i, step] of steps.entries()) {
    const earlier = steps.slice(0, i).map(({ name }) => name)
    if (earlier.includes(step.name)) throw wrong(`steps.${i}.name`, 'Another step has this name.')
    if (/^\/v1\/composite\b/.test(step.path))
      throw wrong(`steps.${i}.path`, 'A step is not itself a composite.')
    if (referencesOf(step).some(({ name }) => !earlier.includes(name)))
      throw wrong(`steps.${i}`, 'It refers to a step that is not before it.')
    if (step.method === 'GET' && step.body !== undefined)
      throw wrong(`steps.${i}.body`, 'GET has no body.')
  }
}

const wrong = (path: string, message: string): BankError =>
  new BankError('composite_invalid', {}, invalidField(path, message).fields)

/** Steps before it took effect, so a reference that cannot be filled in fails its step and not the whole. */
const filledOrRefused = (step: CompositeStep, results: ReadonlyMap<string, Json>) => {
  try {
    return fillStep(step, results)
  } catch (error) {
    if (error instanceof BankError) return error
    throw error
  }
}

const problemOf = (error: BankError, about: Parameters<typeof problemAnswer>[1]) => {
  const { status, text } = problemAnswer(error, about)
  return { status, body: JSON.parse(text ?? 'null') as Json }
}
