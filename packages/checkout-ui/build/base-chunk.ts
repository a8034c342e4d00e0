import { join } from 'node:path'

interface ModuleInfo {
  importers: string[]
}

interface Chunking {
  getModuleInfo: (id: string) => ModuleInfo | null
}

/**
 * What the checkout needs and other pages need too, in one file. Left alone, every set of pages gets a file
 * of its own for what just they share, and a payer would fetch six.
 */
export function baseChunk(src: string) {
  const checkout = join(src, 'pay', 'main.tsx')
  return {
    minShareCount: 2,
    name: (id: string, chunking: Chunking) => (isNeededBy(checkout, id, chunking) ? 'base' : null),
  }
}

/** Whether an entry imports a module, directly or through others; what it loads later does not count. */
function isNeededBy(entry: string, id: string, chunking: Chunking): boolean {
  const seen = new Set([id])
  for (const module of seen) {
    if (module === entry) return true
    for (const importer of chunking.getModuleInfo(module)?.importers ?? []) seen.add(importer)
  }
  return false
}
