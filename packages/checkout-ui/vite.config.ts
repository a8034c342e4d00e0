import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { baseChunk } from './build/base-chunk.ts'
import { finishPages } from './build/finish-pages.ts'

const src = join(import.meta.dirname, 'src')

/** Every folder of src with an index.html and a main.tsx is a page of its own: src/pay, src/wallet, … */
const pages = Object.fromEntries(
  readdirSync(src)
    .filter((name) => ['index.html', 'main.tsx'].every((file) => existsSync(join(src, name, file))))
    .map((name) => [name, join(src, name, 'index.html')]),
)

export default defineConfig(({ isSsrBuild }) => ({
  root: src,
  plugins: [react(), tailwindcss(), ...(isSsrBuild ? [] : [finishPages()])],
  html: { cspNonce: '__NONCE__' },
  // The bank takes server.js without a package of ours: everything is inside, in its production form.
  ssr: { noExternal: true },
  ...(isSsrBuild && { define: { 'process.env.NODE_ENV': '"production"' } }),
  build: isSsrBuild
    ? {
        outDir: '../dist/server',
        emptyOutDir: true,
        minify: true,
        rolldownOptions: { input: { server: join(src, 'server.ts') } },
      }
    : {
        outDir: '../dist/client',
        emptyOutDir: true,
        manifest: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: pages,
          output: { codeSplitting: { groups: [baseChunk(src)] } },
        },
      },
}))
