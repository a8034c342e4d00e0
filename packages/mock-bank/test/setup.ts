import { afterAll, afterEach } from 'vitest'

import { end } from './ending.ts'

// The one place where every test ends: the books of each realm it made are whole, and nothing broke inside.
afterEach(() => end('test'))
afterAll(() => end('file'))
