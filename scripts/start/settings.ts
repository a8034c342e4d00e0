import { join } from 'node:path'
import { root } from '../workspace.ts'

/** What `npm start` is told by its environment. */
export interface StartSettings {
  bankPort: number
  simulatorsPort: number
  shopPort: number
  /** Holds the embedded database, its keys, and what the first start made. */
  folder: string
  /** A PostgreSQL server instead of the embedded database. */
  databaseUrl?: string
}

/** The ports, each with the setting that moves it. */
export const ports = {
  bankPort: { setting: 'QIANTANG_PORT', usual: 4000 },
  simulatorsPort: { setting: 'QIANTANG_SIMULATORS_PORT', usual: 4010 },
  shopPort: { setting: 'QIANTANG_SHOP_PORT', usual: 4020 },
} as const

export function readSettings(env: NodeJS.ProcessEnv): StartSettings {
  const port = (which: keyof typeof ports) => portOf(env, ports[which].setting, ports[which].usual)
  const databaseUrl = env['DATABASE_URL']
  return {
    bankPort: port('bankPort'),
    simulatorsPort: port('simulatorsPort'),
    shopPort: port('shopPort'),
    folder: env['QIANTANG_DATA_DIR'] || join(root, '.qiantang'),
    ...(databaseUrl && { databaseUrl }),
  }
}

function portOf(env: NodeJS.ProcessEnv, setting: string, usual: number): number {
  const port = Number(env[setting] || usual)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new RangeError(`${setting} is a port between 1 and 65535, not "${env[setting]}".`)
}
