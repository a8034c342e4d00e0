import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

type Conditions = { [condition: string]: string | Conditions }

export interface Manifest {
  name: string
  version: string
  private?: boolean
  exports?: Record<string, string | Conditions>
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/**
 * What a build of the package starts from: the source of every door, by the name of its built file.
 * The package's own `exports` is the only list of doors there is.
 */
export function doors(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.values(readManifest(folder).exports ?? {}).flatMap((door) => {
      if (typeof door === 'string') return []
      const built = firstDefault(door)
      const source = door['source']
      if (typeof source !== 'string' || built === undefined) return []
      return [[basename(built, '.js'), join(folder, source)]]
    }),
  )
}

function firstDefault(conditions: Conditions): string | undefined {
  const own = conditions['default']
  if (typeof own === 'string') return own
  const nested = conditions['import']
  return typeof nested === 'object' ? firstDefault(nested) : nested
}
