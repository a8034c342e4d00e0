import { openDatabase } from '../../src/kernel/database/index.ts'

// A bank of its own process for tests: opens the folder, says so, and stays until it is ended.
const [dataDir] = process.argv.slice(2)
await openDatabase({ dataDir: dataDir! })
process.stdout.write('open\n')
setInterval(() => {}, 1000)
