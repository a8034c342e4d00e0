import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { root } from './workspace.ts'

const subsets = ['chinese-simplified', 'latin']
const weights = [400, 600, 700]

/**
 * The environment a browser needs to draw Chinese text. It is empty where the system has such a font; a bare
 * Linux has none and would draw boxes, so there a font from npm is unpacked and named to fontconfig.
 */
export function fontEnvironment(): Record<string, string> {
  if (process.platform !== 'linux' || systemHasChinese()) return {}
  return { FONTCONFIG_FILE: prepareFonts(join(root, '.cache', 'fonts')) }
}

function systemHasChinese(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

function prepareFonts(folder: string): string {
  const config = join(folder, 'fonts.conf')
  // It names its folder, so one that came along with a copied checkout does not count.
  if (existsSync(config) && readFileSync(config, 'utf8') === fontConfig(folder)) return config

  mkdirSync(folder, { recursive: true })
  const manifest = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')
  const files = join(dirname(manifest), 'files')
  for (const name of subsets.flatMap((set) => weights.map((weight) => `${set}-${weight}`))) {
    const woff = readFileSync(join(files, `noto-sans-sc-${name}-normal.woff`))
    writeFileSync(join(folder, `${name}.ttf`), unpackWoff(woff))
  }
  // The config is written last: where it is, the fonts are whole.
  writeFileSync(config, fontConfig(folder))
  return config
}

// The Chinese half of the font has no Latin letters. Both halves carry one family name, of which a browser
// takes a single file, so the Latin half gets a name of its own and becomes the system's plain font.
const fontConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'index')}</cachedir>
  <match target="scan">
    <test name="file" compare="contains"><string>${join(folder, 'latin-')}</string></test>
    <edit name="family" mode="assign"><string>Noto Sans</string></edit>
  </match>
  <alias binding="strong">
    <family>system-ui</family>
    <prefer><family>Noto Sans</family><family>Noto Sans SC</family></prefer>
  </alias>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Noto Sans</family><family>Noto Sans SC</family></prefer>
  </alias>
</fontconfig>
`

/** Turns a WOFF into the TTF it was made from. Chromium takes no WOFF as a font of the system. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF font.')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20))

  const header = Buffer.alloc(12 + count * 16)
  woff.copy(header, 0, 4, 8)
  const power = Math.floor(Math.log2(count))
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 << power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(count * 16 - (16 << power), 10)

  let offset = header.length
  const bodies = tables.map(({ tag, checksum, data }, index) => {
    const entry = 12 + index * 16
    tag.copy(header, entry)
    header.writeUInt32BE(checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(data.length, entry + 12)
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([header, ...bodies])
}

function readTable(woff: Buffer, at: number) {
  const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field))
  if (offset === undefined || packed === undefined || length === undefined) throw new RangeError()
  const bytes = woff.subarray(offset, offset + packed)
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    data: packed < length ? inflateSync(bytes) : bytes,
  }
}
