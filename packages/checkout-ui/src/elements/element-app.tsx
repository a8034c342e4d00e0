import { QueryCache, MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ComponentType } from 'react'
import { hasCode } from '../api/bank-problem.ts'
import { Announcer } from '../design/announcer.tsx'
import { bankClock } from '../design/bank-clock.ts'
import { KeyOrder } from '../design/keypad.tsx'
import { LanguageProvider, type LanguageProviderProps } from '../i18n/language.tsx'
import { WalletContext, type Wallet } from '../wallet/wallet-context.ts'
import { LineContext } from './element-context.ts'
import type { FrameState } from './line/frame-state.ts'
import { frameSession } from './line/frame-session.ts'
import type { ShopLine } from './line/open-line.ts'
import { Listening } from './listening.tsx'
import { shuffledDigits } from './shuffled-digits.ts'

interface ElementAppProps extends Omit<LanguageProviderProps, 'children'> {
  state: FrameState
  line: ShopLine
  Part: ComponentType
}

/** An element with all it stands on. */
export function ElementApp({ state, line, Part, ...language }: ElementAppProps) {
  const [{ wallet, queries }] = useState(() => open(state, line))
  return (
    <LanguageProvider {...language}>
      <Announcer>
        <QueryClientProvider client={queries}>
          <WalletContext value={wallet}>
            <LineContext value={line}>
              <KeyOrder value={shuffledDigits}>
                <Listening>
                  <Part />
                </Listening>
              </KeyOrder>
            </LineContext>
          </WalletContext>
        </QueryClientProvider>
      </Announcer>
    </LanguageProvider>
  )
}

function open({ appId }: FrameState, line: ShopLine) {
  const wallet: Wallet = {
    ...frameSession(line, appId),
    clock: bankClock(new Date().toISOString()),
  }
  const onError = (error: Error) => {
    // The merchant's developer is told; what the user reads stands where it was asked.
    if (hasCode(error, ...refusals))
      line.say({
        says: 'error',
        code: 'session_refused',
        message: `${error.code}: ${error.problem.title}`,
      })
  }
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  })
  return { wallet, queries }
}

const refusals = [
  'credentials_invalid',
  'session_expired',
  'scope_missing',
  'caller_not_allowed',
  'bank_page_only',
]
