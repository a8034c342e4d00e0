import { createContext, use } from 'react'
import type { Client } from '../api/client.ts'
import type { StartState } from './start-state.ts'

/** A running sandbox, and the way to call its bank. */
export interface Sandbox extends StartState {
  client: Client
}

export const SandboxContext = createContext<Sandbox | undefined>(undefined)

export const useSandbox = () => use(SandboxContext)
