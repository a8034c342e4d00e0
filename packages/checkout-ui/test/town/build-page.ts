import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Builds one entry into a folder of its own, so that no other build is in the way. */
export async function buildPage(name: string): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const outDir = await mkdtemp(join(root, 'dist-'))
  const only: Plugin = {
    name: 'only-one-page',
    config: (config) => {
      const input = { [name]: join(root, 'src', name, 'index.html') }
      config.build = {
        ...config.build,
        rolldownOptions: { ...config.build?.rolldownOptions, input },
      }
    },
  }
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
    plugins: [only],
  })
  return outDir
}
