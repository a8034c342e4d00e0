import {
  type InnerList,
  type Item,
  parseDictionary,
  serializeDictionary,
  serializeInnerList,
} from 'structured-headers'

/** One thing a signature covers: a field or a derived component (RFC 9421, section 2). */
export interface Component {
  name: string
  /** Taken from the request an answer belongs to. */
  req?: true
  /** One member of a dictionary field. */
  key?: string
}

/** What a signature says of itself (RFC 9421, section 2.3). */
export interface SignatureInput {
  components: readonly Component[]
  /** Unix seconds. */
  created?: number
  keyId?: string
  /** Left out for SM2, for which the registry has no name: the key decides. */
  algorithm?: string
  nonce?: string
  tag?: string
}

/** A signature as it came in: `params` is the text that was signed, to the letter. */
export interface ReceivedSignature {
  input: SignatureInput
  params: string
  signature: Uint8Array
}

/** What is wrong with the signature headers themselves. */
export class SignatureSyntaxError extends Error {
  override readonly name = 'SignatureSyntaxError'
}

export const innerListOf = (input: SignatureInput): InnerList => {
  const params = new Map<string, string | number>()
  if (input.created !== undefined) params.set('created', input.created)
  if (input.keyId !== undefined) params.set('keyid', input.keyId)
  if (input.algorithm !== undefined) params.set('alg', input.algorithm)
  if (input.nonce !== undefined) params.set('nonce', input.nonce)
  if (input.tag !== undefined) params.set('tag', input.tag)
  return [input.components.map(itemOf), params]
}

/** `("@method" …);created=…`: the last line of the base, and the value in `Signature-Input`. */
export const serializeParams = (input: SignatureInput): string =>
  serializeInnerList(innerListOf(input))

/** The two headers that carry a signature. */
export const signatureHeaders = (
  label: string,
  input: SignatureInput,
  signature: Uint8Array<ArrayBuffer>,
): { 'signature-input': string; signature: string } => ({
  'signature-input': serializeDictionary(new Map([[label, innerListOf(input)]])),
  signature: serializeDictionary(new Map<string, Item>([[label, [signature, new Map()]]])),
})

/**
 * Reads the one signature of a message.
 *
 * @throws {SignatureSyntaxError} Where a header is broken, or holds none or several signatures.
 */
export const parseSignature = (signatureInput: string, signature: string): ReceivedSignature => {
  const inputs = dictionary(signatureInput)
  const signatures = dictionary(signature)
  const [label, second] = [...inputs.keys()]
  if (label === undefined || second !== undefined || signatures.size !== 1)
    throw new SignatureSyntaxError('Expected exactly one signature.')

  const list = inputs.get(label)
  const bytes = signatures.get(label)?.[0]
  if (!list || !Array.isArray(list[0]) || !(bytes instanceof ArrayBuffer))
    throw new SignatureSyntaxError('Signature-Input and Signature do not belong together.')

  const innerList: InnerList = [list[0], list[1]]
  return {
    input: inputOf(innerList),
    params: serializeInnerList(innerList),
    signature: new Uint8Array(bytes),
  }
}

const dictionary = (text: string) => {
  try {
    return parseDictionary(text)
  } catch {
    throw new SignatureSyntaxError('A signature header is not a structured field.')
  }
}

const itemOf = (component: Component): Item => {
  const params = new Map<string, string | boolean>()
  if (component.req) params.set('req', true)
  if (component.key !== undefined) params.set('key', component.key)
  return [component.name, params]
}

const inputOf = ([items, params]: InnerList): SignatureInput => {
  const text = (name: string) => {
    const value = params.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const created = params.get('created')
  const keyId = text('keyid')
  const algorithm = text('alg')
  const nonce = text('nonce')
  const tag = text('tag')
  return {
    components: items.map(componentOf),
    ...(typeof created === 'number' && Number.isInteger(created) && { created }),
    ...(keyId !== undefined && { keyId }),
    ...(algorithm !== undefined && { algorithm }),
    ...(nonce !== undefined && { nonce }),
    ...(tag !== undefined && { tag }),
  }
}

const componentOf = ([name, params]: Item): Component => {
  if (typeof name !== 'string') throw new SignatureSyntaxError('A component’s name is a string.')
  const component: Component = { name }
  for (const [param, value] of params) {
    if (param === 'req' && value === true) component.req = true
    else if (param === 'key' && typeof value === 'string') component.key = value
    else throw new SignatureSyntaxError(`The component parameter ${param} is not supported.`)
  }
  return component
}
