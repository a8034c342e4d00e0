import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = new URL('../public/', import.meta.url)
const sdk = dirname(fileURLToPath(import.meta.resolve('@qiantang/sdk/checkout')))

/** The shop's own scripts, by their name. */
export const readScript = (name: string) => readFile(new URL(name, own), 'utf8')

/** The SDK as it is installed, for browsers: a bundler would put it into one file with the script that uses it. */
export const readSdk = (name: string) => readFile(join(sdk, name), 'utf8')

/** Where a browser finds the doors of the SDK. */
export const importMap = JSON.stringify({
  imports: {
    '@qiantang/sdk/checkout': '/sdk/checkout.js',
    '@qiantang/sdk/elements': '/sdk/elements.js',
  },
})
