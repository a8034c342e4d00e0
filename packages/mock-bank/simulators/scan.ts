import { Hono } from 'hono'

/** An app that reads codes of its own. */
export interface ScanningApp {
  /** As it is called in addresses: `/{realm}/{name}/app/…`. */
  name: string
  /** The realm a code is of; nothing where the code is another app's. */
  realmOfCode: (code: string) => string | undefined
}

/** `GET /api/scan?code=`: whose code it is, and at which doors its bill is found. A phone scans before it knows any of it. */
export function createScanner(apps: readonly ScanningApp[]): Hono {
  const scanner = new Hono()
  scanner.get('/api/scan', (c) => {
    const code = c.req.query('code') ?? ''
    for (const { name, realmOfCode } of apps) {
      const realm = realmOfCode(code)
      if (realm) return c.json({ app: name, realm, doors: `/${realm}/${name}/app` })
    }
    return c.json({ code: 'no_such_code' }, 404)
  })
  return scanner
}
