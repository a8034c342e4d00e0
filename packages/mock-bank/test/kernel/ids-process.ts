// Makes ids as a bank does and writes them into a file, sixteen bytes each, as fast as it can.
import { closeSync, openSync, writeSync } from 'node:fs'
import { newId, uuidIn } from '../../src/kernel/ids.ts'
import { optionsOfProgram, say } from '../processes.ts'

export type IdsOptions = { readonly file: string; readonly count: number }

const { file, count } = optionsOfProgram() as IdsOptions
const out = openSync(file, 'a')
const together = Buffer.alloc(16 * 4096)
let filled = 0
for (let n = 0; n < count; n++) {
  const id = newId('pay', n % 1024, 0, new Date())
  together.write(uuidIn(id).replaceAll('-', ''), filled, 'hex')
  filled += 16
  if (filled === together.length || n === count - 1) {
    writeSync(out, together, 0, filled)
    filled = 0
  }
}
closeSync(out)
say({ done: count })
process.disconnect()
