import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** The realm is the first part of every path. */
export const REALM = '/:realm{[A-Za-z0-9_-]{1,64}}' as '/:realm'
export type At = Context<object, '/:realm'>

export const limit = bodyLimit({ maxSize: 64 * 1024 })

export type Body = Readonly<Record<string, unknown>>

/** What a page or a tester sent as JSON; nothing where it is none. */
export const readBody = async (c: At): Promise<Body> => {
  const body: unknown = await c.req.json().catch(() => ({}))
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
