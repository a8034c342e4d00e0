import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from './doors.ts'
import { run } from './run.ts'
import { root } from './workspace.ts'

/** Packs a package as it would be published, and answers with the path of the tarball. */
export async function pack(folder: string): Promise<string> {
  const target = join(root, '.cache', 'packed')
  const { name, version } = readManifest(folder)
  const tarball = join(target, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  mkdirSync(target, { recursive: true })
  rmSync(tarball, { force: true })

  const pnpm = join(root, '.toolchain', 'pnpm', 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
  const args = [pnpm, 'pack', '--pack-destination', target]
  const { ok, output } = await run(process.execPath, args, { cwd: folder })
  if (!ok) throw new Error(output)
  return tarball
}
