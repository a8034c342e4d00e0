import { Resolver } from 'node:dns/promises'

/** All addresses of a host; none where it is not known. */
export type Resolve = (host: string) => Promise<string[]>

/** Asks the DNS only: a name of the machine's own hosts file is not a merchant's. */
export const resolveByDns: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
