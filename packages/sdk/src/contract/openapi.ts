import { z } from 'zod'

import { contract, nouns } from './contract.ts'
import { errors } from './errors.ts'
import { Problem } from './problem.ts'
import type { Caller, Route } from './route.ts'
import { currentVersion } from './version.ts'

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
type JsonObject = { [name: string]: Json }

/** OpenAPI 3.1 of the whole API, assembled from the contract. */
export const openApiDocument = (origin: string): JsonObject => {
  const schemas: JsonObject = {}
  const paths: Record<string, JsonObject> = {}
  for (const [noun, verbs] of published) {
    for (const [verb, route] of Object.entries<Route>(verbs)) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      paths[path] ??= {}
      paths[path][route.method.toLowerCase()] = operation(`${noun}.${verb}`, noun, route, schemas)
    }
  }
  // Every problem is the same schema; a reply that names it puts it among the components.
  schemaOf(Problem, 'output', schemas)

  return {
    openapi: '3.1.0',
    info: {
      title: 'Qiantang open wallet API',
      version: currentVersion,
      description:
        'Whole fen in integers, RFC 3339 with +08:00, RFC 9457 problems with a stable `code`, cursor pages, `Idempotency-Key` on every POST that moves money.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    tags: published.map(([name]) => ({ name, description: nouns[name] })),
    paths,
    components: { schemas, securitySchemes },
  }
}

/** The console's own routes are no interface for others. */
const isOfConsole = ({ path }: Route): boolean => path.startsWith('/v1/operator/')

const published = (
  Object.entries(contract) as [keyof typeof contract, Record<string, Route>][]
).filter(([, verbs]) => !Object.values(verbs).every(isOfConsole))

const securitySchemes: JsonObject = {
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description:
      'RFC 9421 over `@method @target-uri content-digest idempotency-key`, label `qiantang`, `created` within 300 s.',
  },
  secretKey: { type: 'http', scheme: 'bearer', description: '`sk_test_…`, sandbox only.' },
  userSession: {
    type: 'http',
    scheme: 'bearer',
    description: '`ust_…` of one user, at most 15 minutes.',
  },
  pageToken: {
    type: 'http',
    scheme: 'bearer',
    description: '`bpt_…`, only from the bank’s own pages.',
  },
  checkoutSecret: {
    type: 'http',
    scheme: 'bearer',
    description: '`csk_…` of one checkout session.',
  },
  realmKey: { type: 'http', scheme: 'bearer', description: '`rlk_…` of one sandbox realm.' },
}

const securityOf: Record<Caller, readonly string[]> = {
  merchant: ['signature', 'secretKey'],
  user: ['userSession'],
  page: ['pageToken'],
  checkout: ['checkoutSecret'],
  operator: [],
  sandbox: ['realmKey', 'secretKey'],
  loopback: [],
  public: [],
}

const operation = (operationId: string, tag: string, route: Route, schemas: JsonObject): Json => {
  const schemes = [...new Set(route.callers.flatMap((caller) => securityOf[caller]))]
  return {
    operationId,
    tags: [tag],
    summary: route.summary,
    security: schemes.map((scheme) => ({ [scheme]: [] })),
    parameters: [
      ...pathParameters(route),
      ...queryParameters(route, schemas),
      ...headerParameters(route),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } },
      },
    }),
    responses: responses(route, schemas),
  }
}

const pathParameters = (route: Route): Json[] =>
  [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...(name === 'userId' && {
      description: 'The merchant’s id of its user; `me` for the caller.',
    }),
    schema: { type: 'string' },
  }))

const queryParameters = (route: Route, schemas: JsonObject): Json[] => {
  if (!(route.query instanceof z.ZodObject)) return []
  return Object.entries<z.ZodType>(route.query.shape).map(([name, type]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(type, 'output', schemas),
  }))
}

const headerParameters = (route: Route): Json[] =>
  route.method === 'POST'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: route.idempotencyKey === 'required',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ]
    : []

const responses = (route: Route, schemas: JsonObject): JsonObject => {
  const status = route.status ?? 200
  const success = route.events
    ? {
        description: 'Server-sent events, each of which holds this.',
        content: { 'text/event-stream': { schema: schemaOf(route.events, 'output', schemas) } },
      }
    : route.reply
      ? {
          description: 'Done.',
          content: { 'application/json': { schema: schemaOf(route.reply, 'output', schemas) } },
        }
      : { description: 'Done; no body.' }
  return {
    [status]: success,
    // The same reference and body again answers with what there is.
    ...(status === 201 && { 200: success }),
    ...problems(route),
  }
}

/** Statuses with the codes that may stand behind them. */
const problems = (route: Route): JsonObject => {
  const byStatus = new Map<number, string[]>()
  for (const code of [...codesOf(route)].toSorted()) {
    const { status } = errors[code as keyof typeof errors]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}

const codesOf = (route: Route): Set<string> => {
  const codes = new Set([
    'rate_limited',
    'internal',
    'overloaded',
    'version_unknown',
    // A query or a body is held to the contract also where it has none.
    'invalid_field',
    'unknown_field',
    ...(route.errors ?? []),
  ])
  const add = (...more: string[]) => more.forEach((code) => codes.add(code))
  if (route.method !== 'GET') add('invalid_json', 'body_too_large', 'unsupported_media_type')
  if (route.path.includes(':')) add('not_found')
  if (route.scope) add('scope_missing')
  if (route.bankOriginOnly) add('bank_page_only')
  if (route.method === 'POST') add('idempotency_key_reused', 'idempotency_key_in_use')
  if (route.idempotencyKey) add('idempotency_key_missing')
  if (route.callers.includes('loopback')) return codes.add('caller_not_allowed')
  if (route.callers.includes('public')) return codes
  add('credentials_missing', 'credentials_invalid', 'session_expired', 'caller_not_allowed')
  // A signature is verified wherever it is shown, also where it is not asked for.
  add('signature_missing', 'signature_invalid', 'signature_stale')
  return route.callers.includes('merchant') ? codes.add('signature_replayed') : codes
}

/** A reference to a named schema, or the schema itself; what it names is added to `schemas`. */
const schemaOf = (type: z.ZodType, io: 'input' | 'output', schemas: JsonObject): Json => {
  const {
    $defs,
    $schema: _,
    ...schema
  } = z.toJSONSchema(type, {
    io,
    target: 'draft-2020-12',
    override: ({ jsonSchema, zodSchema }) => {
      // zod spells date-times out as a 300-character pattern beside the format.
      const { def } = zodSchema._zod
      if ('format' in def && def.format === 'datetime') delete jsonSchema.pattern
      // Answers are open: a client must not refuse what it does not know.
      if (io === 'output' && def.type === 'object') delete jsonSchema.additionalProperties
    },
  }) as JsonObject
  for (const [name, definition] of Object.entries(($defs as JsonObject | undefined) ?? {}))
    schemas[name] ??= componentRefs(definition)

  const name = type.meta()?.['id']
  if (typeof name !== 'string') return componentRefs(schema)
  schemas[name] ??= componentRefs(schema)
  return { $ref: `#/components/schemas/${name}` }
}

/** Points `#/$defs/X` to the document's components and leaves zod's bookkeeping out. */
const componentRefs = (schema: Json): Json => {
  if (Array.isArray(schema)) return schema.map(componentRefs)
  if (schema === null || typeof schema !== 'object') return schema
  const entries = Object.entries(schema).filter(
    ([name, value]) => !(name === 'id' && typeof value === 'string'),
  )
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string'
        ? value.replace('#/$defs/', '#/components/schemas/')
        : componentRefs(value),
    ]),
  )
}
