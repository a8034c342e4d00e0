import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsdown'
import { doors } from '../../scripts/doors.ts'

const cli = join(import.meta.dirname, 'src', 'cli', 'index.ts')

export default defineConfig({
  entry: {
    ...doors(import.meta.dirname),
    ...(existsSync(cli) ? { cli } : {}),
    // A thread is started by the path of its file, which must therefore keep its name.
    'pglite-worker': 'src/kernel/database/pglite-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  fixedExtension: false,
  tsconfig: '../tsconfig.build.json',
  dts: { generator: 'tsgo' },
  deps: {
    // The contract is not installed beside the bank but part of it, taken from its source; the driver is both, since we
    // had to mend it (patches/) and its types are only to be had from the package.
    onlyBundle: ['@qiantang/sdk', 'postgres'],
    alwaysBundle: ['postgres'],
    dts: { alwaysBundle: [], neverBundle: ['postgres'] },
  },
  inputOptions: { resolve: { conditionNames: ['source', 'import', 'node', 'default'] } },
  logLevel: 'warn',
})
