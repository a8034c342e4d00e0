import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface Import {
  /** The importing file, from the root of the repository. */
  file: string
  line: number
  /** The imported file from the root, or the name of a package as it was written. */
  target: string
}

// Types count as much as values: a type is knowledge of another room too.
const statement = /^[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])(?<target>[^'"\n]+)\1/gm
const expression = /\bimport\(\s*(['"])(?<target>[^'"\n]+)\1/g

/** Everything a source file imports, re-exports, or names in `import('…')`. */
export function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const lines = source.split('\n')
  return [statement, expression]
    .flatMap((pattern) => [...source.matchAll(pattern)])
    .map((match) => ({
      file,
      line: source.slice(0, match.index + match[0].length).split('\n').length,
      target: resolve(file, match.groups?.['target'] ?? ''),
    }))
    .filter(({ line }) => !/^\s*(?:\*|\/[/*])/.test(lines[line - 1] ?? ''))
}

const resolve = (file: string, target: string) =>
  target.startsWith('.') ? posix.join(posix.dirname(file), target) : target
