import { Hono } from 'hono'
import { createChannels, type OutsideChannels } from './channels.ts'
import { createCardNetwork, type CardNetworkOptions } from './network/card-network.ts'
import { createPages } from './pages.ts'
import { peoplePage } from './people-page.ts'
import { createPhone, type PhoneOptions } from './phone.ts'
import { createTills } from './till/doors.ts'

export interface SimulatorOptions extends CardNetworkOptions, PhoneOptions {
  /** Folder of the built pages (`dist/client` of the checkout UI), for `/sim` and `/pos`. @default no pages are served */
  pagesDir?: string
  /** The companies through which payers pay. @default none */
  channels?: OutsideChannels
}

/** Everybody outside the bank, behind one `fetch`. */
export interface Simulators {
  fetch: typeof fetch
}

/**
 * The world outside the bank: the card network with the other banks behind it, a simulated phone, and tills in shops.
 *
 * @example
 * const simulators = createSimulators({ networkPrivateKey, members: { '777290058110048': bankPublicKey }, bankUrl })
 * const network = connectCardNetwork({ fetch: simulators.fetch, … })
 */
export function createSimulators(options: SimulatorOptions): Simulators {
  const outside = new Hono()
  outside.use(async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
  })
  outside.route('/', createPhone(options))
  outside.route('/', createTills(options))
  if (options.pagesDir) outside.route('/', createPages(options.pagesDir))
  outside.get('/:realm/people', (c) => c.json(peoplePage))
  const network = createCardNetwork(options)
  outside.route('/', network.doors)
  const { channels = {}, fetch = globalThis.fetch, journalDir, slowMs = 3_000 } = options
  outside.route('/', createChannels(channels, { fetch, journalDir, slowMs }, [network.app]))
  return { fetch: async (input, init) => outside.fetch(toRequest(input, init)) }
}

const toRequest = (input: string | URL | Request, init?: RequestInit): Request =>
  input instanceof Request && init === undefined ? input : new Request(input, init)
