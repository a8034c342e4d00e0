import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fontEnvironment } from './fonts.ts'
import { root } from './workspace.ts'

/** What Playwright's `launchOptions` takes. Without a path it looks for a browser of its own. */
export interface Launch {
  executablePath?: string
  args: string[]
  env: Record<string, string>
}

// The first line lets it run as root in a container, the others keep it from calling anybody.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const systemBrowsers: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** How to launch Chromium on this machine. Unpacks the one from npm where the system has none. */
export async function launchOptions(): Promise<Launch> {
  const path = await browserPath()
  const env = { ...definedOnly(process.env), ...fontEnvironment() }
  return { ...(path === undefined ? {} : { executablePath: path }), args, env }
}

/** CHROMIUM_PATH, a browser of the system, or the headless Chromium from npm (Linux on x64). */
export async function browserPath(): Promise<string | undefined> {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH !== undefined && CHROMIUM_PATH !== '') return CHROMIUM_PATH
  const found = systemBrowsers[process.platform]?.find((path) => existsSync(path))
  if (found !== undefined) return found
  return process.platform === 'linux' && process.arch === 'x64' ? unpackedBrowser() : undefined
}

async function unpackedBrowser(): Promise<string> {
  const folder = join(root, '.cache', 'browser', packedVersion())
  const binary = join(folder, 'chromium')
  if (existsSync(binary)) return binary

  // Unpacked aside and renamed, so that a half written browser is never started.
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true })
  await unpackInto(aside)
  try {
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true })
    if (!existsSync(binary)) throw error
  }
  return binary
}

// The package unpacks to the temporary folder and takes no other. Its own `args` are for one vendor's
// functions and switch web security off, so only its executable is used.
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function packedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
