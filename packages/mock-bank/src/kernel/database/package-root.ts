import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const above = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('The bank was moved out of its package.')
  return above(parent)
}

/** The package's own folder: from its sources in the workspace, from its build when installed. */
export const packageRoot = (): string => above(dirname(fileURLToPath(import.meta.url)))
