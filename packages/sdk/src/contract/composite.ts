import { z } from 'zod'

import { type ErrorTable, JsonValue } from './problem.ts'
import { route } from './route.ts'

export const CompositeStep = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,31}$/)
      .describe('How later steps refer to this one.'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: z
      .string()
      .regex(/^\/v1\/[!-~]*$/, 'Expected a path of this API in visible ASCII characters.')
      .max(1024)
      .describe('A path of this API; may hold `{{step.field}}`.'),
    body: JsonValue.optional().describe(
      'A string that is exactly `{{step.field}}` becomes that value; inside a longer string it is inserted as text.',
    ),
  })
  .meta({ id: 'CompositeStep' })

export const Composite = z
  .strictObject({ steps: z.array(CompositeStep).min(1).max(10) })
  .meta({ id: 'Composite' })
export type Composite = z.infer<typeof Composite>

export const CompositeResult = z
  .object({
    steps: z
      .array(z.object({ name: z.string(), status: z.int(), body: JsonValue }))
      .describe('The steps that ran, in order. All but perhaps the last took effect.'),
    failedStep: z
      .string()
      .nullable()
      .describe('The step that stopped it; null when all ran. Steps behind it did not run.'),
  })
  .meta({ id: 'CompositeResult' })
export type CompositeResult = z.infer<typeof CompositeResult>

export const compositeErrors = {
  composite_invalid: {
    status: 400,
    message:
      'Step names repeat, a reference names no earlier step or field, or a step is itself a composite.',
    payer: {
      'zh-CN': '请求有误，请返回重试',
      en: 'Something went wrong with this request. Please go back and try again.',
    },
  },
} as const satisfies ErrorTable

export const composite = {
  run: route({
    method: 'POST',
    path: '/v1/composite',
    summary:
      'Several calls in one, each able to use the results of those before; stops at the first failure.',
    callers: ['merchant', 'user'],
    idempotencyKey: 'required',
    body: Composite,
    reply: CompositeResult,
    errors: ['composite_invalid'],
  }),
}
