import { isIP } from 'node:net'

import type { Mode } from '../../kernel/kernel.ts'
import { isLoopbackAddress, isPublicAddress } from './addresses.ts'
import { EgressRefused } from './refusal.ts'

/** Where a merchant may be listening: https, and its usual second port. */
const ports = ['', '8443']

/** What an address says before anybody was asked about its host. */
export interface Target {
  url: URL
  /** Without brackets or a dot at the end. */
  host: string
  /** The addresses it stands for by itself; undefined where its name must be resolved. */
  addresses: string[] | undefined
}

export interface TargetRules {
  mode: Mode
  /** The bank's own origin: it does not call itself. */
  origin: string
}

/**
 * Reads an address a merchant gave and holds it to the rules: https to a public host. The sandbox
 * also takes the developer's own machine, by http too.
 *
 * @throws {EgressRefused}
 */
export const readTarget = (text: string, rules: TargetRules): Target => {
  if (!URL.canParse(text)) throw new EgressRefused('url_invalid')
  // Parsing has made one form of the many an IPv4 address can be written in.
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const own = rules.mode === 'sandbox' ? ownMachine(host) : undefined

  if (url.username !== '' || url.password !== '') throw new EgressRefused('credentials')
  if (own) return { url: atLoopback(url, rules), host, addresses: own }
  if (url.protocol !== 'https:') throw new EgressRefused('scheme')
  if (!ports.includes(url.port)) throw new EgressRefused('port')
  if (url.host === new URL(rules.origin).host) throw new EgressRefused('own_address')
  if (isIP(host) === 0) return { url, host, addresses: undefined }
  if (!isPublicAddress(host)) throw new EgressRefused('address_not_public')
  return { url, host, addresses: [host] }
}

const ownMachine = (host: string): string[] | undefined => {
  if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1', '::1']
  return isLoopbackAddress(host) ? [host] : undefined
}

const atLoopback = (url: URL, { origin }: TargetRules): URL => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new EgressRefused('scheme')
  // Whatever name the machine is called by, the port tells the bank itself.
  if (portOf(url) === portOf(new URL(origin))) throw new EgressRefused('own_address')
  return url
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')
