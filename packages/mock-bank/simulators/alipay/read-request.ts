import type { KeyObject } from 'node:crypto'

import { isSignedBy, type Parameters } from './message.ts'
import type { Request } from './offer.ts'
import type { Refusal } from './refusals.ts'

/** Reads what a merchant has signed; or says why it isn't looked at. */
export function readRequest(
  parameters: Parameters | undefined,
  keys: ReadonlyMap<string, KeyObject>,
): Request | Refusal {
  const { app_id: appId, sign, biz_content: text = '{}' } = parameters ?? {}
  if (!parameters || !appId) return 'isv.missing-app-id'
  const key = keys.get(appId)
  if (!key) return 'isv.invalid-app-id'
  if (!sign) return 'isv.missing-signature'
  if (!isSignedBy(key, parameters)) return 'isv.invalid-signature'
  const content = readContent(text)
  return content ? { appId, parameters, content } : 'isv.invalid-parameter'
}

function readContent(text: string): Request['content'] | undefined {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? { ...content } : undefined
  } catch {
    return undefined
  }
}
