import { type Component, SignatureSyntaxError } from './signature-input.ts'
import { parseDictionary, serializeItem } from 'structured-headers'

/** A request as both sides see it. */
export interface RequestMessage {
  method: string
  /** The whole address, without a fragment. */
  targetUri: string
  /** A header's value by its lower-case name. */
  header: (name: string) => string | null
}

/** An answer, together with the request it belongs to. */
export interface ResponseMessage {
  status: number
  header: (name: string) => string | null
  request: RequestMessage
}

export type Message = RequestMessage | ResponseMessage

/**
 * The text that is signed (RFC 9421, section 2.5).
 *
 * @param params The serialized parameters, exactly as in `Signature-Input`.
 * @throws {SignatureSyntaxError} Where a component repeats or the message does not have it.
 */
export const signatureBase = (
  message: Message,
  components: readonly Component[],
  params: string,
): string => {
  const lines = new Map<string, string>()
  for (const component of components) {
    const identifier = identifierOf(component)
    if (lines.has(identifier)) throw new SignatureSyntaxError(`${identifier} is covered twice.`)
    lines.set(identifier, valueOf(message, component))
  }
  const covered = [...lines].map(([identifier, value]) => `${identifier}: ${value}\n`)
  return `${covered.join('')}"@signature-params": ${params}`
}

const identifierOf = (component: Component): string => {
  const req = component.req ? ';req' : ''
  const key = component.key === undefined ? '' : `;key="${component.key}"`
  return `"${component.name}"${req}${key}`
}

const valueOf = (message: Message, component: Component): string => {
  const source = component.req ? requestOf(message) : message
  if (component.name.startsWith('@')) return derived(source, component.name)

  const value = source.header(component.name)
  if (value === null) throw new SignatureSyntaxError(`The message has no ${component.name}.`)
  return component.key === undefined ? value.trim() : member(value, component.key)
}

const requestOf = (message: Message): RequestMessage => {
  if (!('request' in message)) throw new SignatureSyntaxError('A request has no request before it.')
  return message.request
}

const derived = (message: Message, name: string): string => {
  if (name === '@status' && 'status' in message) return String(message.status)
  if ('method' in message) {
    const address = new URL(message.targetUri)
    if (name === '@method') return message.method.toUpperCase()
    if (name === '@target-uri') return message.targetUri
    if (name === '@authority') return address.host
    if (name === '@path') return address.pathname
    if (name === '@query') return address.search || '?'
  }
  throw new SignatureSyntaxError(`The component ${name} is not supported.`)
}

const member = (field: string, key: string): string => {
  const value = parseDictionary(field).get(key)
  if (!value || Array.isArray(value[0]))
    throw new SignatureSyntaxError(`The field has no item ${key}.`)
  return serializeItem([value[0], value[1]])
}
