import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import * as qr from '../../src/qr/index.ts'

test('the example of the README writes a merchant’s code, reads it, and says what is wrong with others', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, example = ''] = /## Codes\n\n```ts\n([^]*?)```/.exec(readme) ?? []
  const script = example
    .replace(/import (\{[^}]*\}) from '@qiantang\/sdk\/qr'/, 'const $1 = qr')
    .replaceAll(': string', '')
  // What a stranger would run, with the door of the source in the place of the installed one.
  // oxlint-disable-next-line no-implied-eval
  const run = new Function('qr', `${script}\nreturn { printed, read }`) as Run
  const { printed, read } = run(qr)

  expect(read(printed)).toBe('西湖茶楼: enter the amount')
  expect(read('https://qr.alipay.com/fkx1')).toBe('Not a code to pay: alipay_link')
  expect(read(`${printed.slice(0, -1)}!`)).toBe('checksum_wrong in 63 at 128')
})

type Run = (door: typeof qr) => { printed: string; read: (scanned: string) => string }
