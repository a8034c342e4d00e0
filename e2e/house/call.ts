import type { PathParams, Problem, Route } from '@qiantang/sdk/contract'

interface Sent<R extends Route> {
  params?: Partial<Record<PathParams<R['path']>, string>>
  query?: Record<string, string>
  body?: R extends { body: { _input: infer Body } } ? Body : never
}

type Reply<R extends Route> = R['reply'] extends { _output: infer Output } ? Output : undefined

/** Calls a route of the contract and answers its reply. */
export type Call = <R extends Route>(route: R, sent?: Sent<R>) => Promise<Reply<R>>

/** Prepares what a test is not about, through the same doors as everybody. */
export const callerAt =
  (bankUrl: string, headers: Record<string, string> = {}): Call =>
  async <R extends Route>(route: R, sent: Sent<R> = {}) => {
    const { params = {}, query = {}, body } = sent
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => valueOf(params, name))
    const url = new URL(path, bankUrl)
    url.search = new URLSearchParams(query).toString()
    const answer = await fetch(url, {
      method: route.method,
      headers: {
        'content-type': 'application/json',
        ...(route.idempotencyKey && { 'idempotency-key': crypto.randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw refusalOf(route, JSON.parse(text) as Problem)
    return (text === '' ? undefined : JSON.parse(text)) as Reply<R>
  }

/** As whoever holds this token. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** As one of the bank's own pages. */
export const onBankPage = (token: string, bankUrl: string) => ({
  ...bearer(token),
  origin: bankUrl,
  'sec-fetch-site': 'same-origin',
})

const valueOf = (params: Partial<Record<string, string>>, name: string) => params[name] ?? ''

const refusalOf = ({ method, path }: Route, problem: Problem) =>
  new Error(
    `${method} ${path} was refused: ${problem.code} ${JSON.stringify(problem.errors ?? [])}`,
  )
