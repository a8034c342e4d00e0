import { z } from 'zod'

/**
 * The origin of a page, exactly as its browser names it: scheme, host and port, and nothing of a path. https, or
 * http on this machine. It ends up in a policy header, so nothing is taken that would have to be read twice.
 */
export const WebOrigin = z
  .string()
  .max(255)
  .refine(
    isWebOrigin,
    'Expected an exact origin such as https://shop.example, without a path or wildcard.',
  )
  .meta({ id: 'WebOrigin', examples: ['https://shop.example'] })

const onThisMachine = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/

function isWebOrigin(text: string): boolean {
  if (!/^https?:\/\/[a-z0-9.\-[\]:]+$/.test(text) || !URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return origin === text && (protocol === 'https:' || onThisMachine.test(hostname))
}
