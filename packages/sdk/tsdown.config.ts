import { defineConfig } from 'tsdown'
import { doors } from '../../scripts/doors.ts'

export default defineConfig({
  entry: doors(import.meta.dirname),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  fixedExtension: false,
  tsconfig: 'tsconfig.build.json',
  // The declarations of a zod contract cannot be written without inference, which takes the compiler.
  dts: { generator: 'tsgo' },
  // What is used at run time is installed beside the SDK, and nothing else is carried along.
  deps: { onlyBundle: [] },
  logLevel: 'warn',
})
