import {
  type ReceivedSignature,
  type SignatureInput,
  signatureLabel,
} from '../../../sdk/src/signatures/index.ts'

const component = `"@?[a-z-]+"`
const param = `;(?:created=\\d{1,12}|(?:keyid|alg|nonce|tag)="[A-Za-z0-9_./:+=-]*")`
const input = new RegExp(
  `^${signatureLabel}=(\\((${component}(?: ${component}){0,9})\\)((?:${param}){0,5}))$`,
)
const signature = new RegExp(
  `^${signatureLabel}=:((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?):$`,
)

/**
 * Reads the headers of a signature as nearly every client spells them, at a tenth of what it costs to read structured
 * fields by the book (RFC 9651). Undefined for any other spelling, which is left to the book.
 */
export const readPlainly = (
  inputField: string,
  signatureField: string,
): ReceivedSignature | undefined => {
  const [, params, components = '', rest = ''] = input.exec(inputField) ?? []
  const [, bytes] = signature.exec(signatureField) ?? []
  if (params === undefined || bytes === undefined) return undefined
  const named = paramsIn(rest)
  return (
    named && {
      input: {
        components: components.split(' ').map((quoted) => ({ name: quoted.slice(1, -1) })),
        ...named,
      },
      // Spelt like this it is what serializing it would make of it.
      params,
      signature: new Uint8Array(Buffer.from(bytes, 'base64')),
    }
  )
}

type Params = Omit<SignatureInput, 'components'>
const names = { created: 'created', keyid: 'keyId', alg: 'algorithm', nonce: 'nonce', tag: 'tag' }

/** Nothing where one of them comes twice. */
const paramsIn = (text: string): Params | undefined => {
  const params: Record<string, string | number> = {}
  for (const each of text.split(';').slice(1)) {
    const equals = each.indexOf('=')
    const name = names[each.slice(0, equals) as keyof typeof names]
    if (name in params) return undefined
    const value = each.slice(equals + 1)
    // A number that begins with zeros is spelt anew by the book.
    if (name === 'created' && value !== String(Number(value))) return undefined
    params[name] = name === 'created' ? Number(value) : value.slice(1, -1)
  }
  return params
}
