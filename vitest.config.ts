import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*/vitest{,.apart}.config.ts', '{scripts,bench}/vitest.config.ts'],
  },
})
