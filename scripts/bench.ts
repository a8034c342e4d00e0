import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { outliveNobody } from './run.ts'
import { root } from './workspace.ts'

// From its sources, so that what is measured is what lies here and not what was built some time ago.
const child = spawn(
  process.execPath,
  ['--conditions=source', join(root, 'bench', 'run.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
outliveNobody(child)
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
