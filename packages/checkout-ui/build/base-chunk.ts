import { dirname, join } from 'node:path'

interface ModuleInfo {
  importers: string[]
}

interface Chunking {
  getModuleInfo: (id: string) => ModuleInfo | null
}

/**
 * What the checkout needs and other pages need too, in one file. Left alone, every set of pages gets a file
 * of its own for what just they share, and a payer would fetch six. What the checkout shares only with its own later
 * parts is a file too, so that no other page loads it.
 */
export function baseChunk(src: string) {
  const checkout = join(src, 'pay', 'main.tsx')
  return {
    minShareCount: 2,
    name: (id: string, chunking: Chunking) => {
      if (!isNeededBy(checkout, id, chunking)) return null
      return id.startsWith(dirname(checkout)) ? 'checkout' : 'base'
    },
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
