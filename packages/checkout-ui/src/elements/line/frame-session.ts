import { hasCode } from '../../api/bank-problem.ts'
import { createClient, type Client } from '../../api/client.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Session } from '../../wallet/session.ts'
import type { ShopLine } from './open-line.ts'

/** The shop's page has no session to give. */
export class NoSession extends Error {
  override readonly name = 'NoSession'
}

const patienceMs = 20_000

/**
 * What a frame may act with: a session the shop's page hands over the port, exchanged at once for a token that only the
 * bank's own pages can use. Both live in memory, and no longer than the frame.
 */
export function frameSession(line: ShopLine, appId: string): { session: Session; client: Client } {
  const locale = () => document.documentElement.lang as Locale
  let token: string | undefined
  let beginning: Promise<'begun'> | undefined

  const begin = async (): Promise<'begun'> => {
    const opened = await wanted(line)
    const asUser = createClient({ appId, credentials: () => opened, locale })
    token = (await asUser.call('POST /v1/page-tokens')).token
    return 'begun'
  }
  const session: Session = {
    token: () => token,
    begin: async () => {
      if (token) return 'begun'
      beginning ??= begin().finally(() => (beginning = undefined))
      return beginning
    },
    end: () => {
      token = undefined
    },
  }
  const plain = createClient({ appId, credentials: session.token, locale })
  const call = async (...asked: Parameters<Client['call']>) => {
    await session.begin()
    const used = token
    try {
      return await plain.call(...asked)
    } catch (error) {
      if (!hasCode(error, 'session_expired', 'credentials_invalid')) throw error
      // Others may have asked for the next one meanwhile.
      if (token === used) session.end()
      await session.begin()
      return plain.call(...asked)
    }
  }
  return { session, client: { call: call as Client['call'] } }
}

/** Asks the shop's page for a session. */
const wanted = (line: ShopLine): Promise<string> =>
  new Promise((resolve, reject) => {
    const stop = (settle: () => void) => {
      clearTimeout(impatience)
      deaf()
      settle()
    }
    const impatience = setTimeout(
      () => stop(() => reject(new NoSession('The shop’s page did not answer.'))),
      patienceMs,
    )
    const deaf = line.hear((message) => {
      if (message.says === 'session') stop(() => resolve(message.token))
      if (message.says === 'no_session')
        stop(() => reject(new NoSession('The shop’s page has no session.')))
    })
    line.say({ says: 'session_wanted' })
  })
