import type { CheckoutProgress } from '@qiantang/sdk/contract'

/** The bank gives a sign of life every 15 seconds; after two that did not come the line is dead. */
const silenceMs = 35_000

export interface Line {
  url: string
  credentials: string
  signal: AbortSignal
  onProgress: (progress: CheckoutProgress) => void
}

/**
 * Hears what the bank tells of a session until the line ends: `refused` for good, or `over`, `heard` saying whether
 * anything came of it. By `fetch`, as an EventSource cannot carry the secret in a header.
 */
export async function hear({ url, credentials, signal, onProgress }: Line) {
  const silence = watchdog(silenceMs, signal)
  let heard = false
  try {
    const response = await fetch(url, {
      headers: { Accept: 'text/event-stream', Authorization: `Bearer ${credentials}` },
      credentials: 'omit',
      cache: 'no-store',
      signal: silence.signal,
    })
    if (!response.ok || !response.body) {
      const mayPass = response.status === 429 || response.status >= 500
      return { end: mayPass ? 'over' : 'refused', heard } as const
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for await (const event of eventsOf(reader, silence.reset)) {
      heard = true
      onProgress(event)
    }
  } catch {
    // A line that broke is a line that ended.
  } finally {
    silence.stop()
  }
  return { end: 'over', heard } as const
}

async function* eventsOf(reader: ReadableStreamDefaultReader<string>, onBytes: () => void) {
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onBytes()
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^event: progress\ndata: (.*)$/m.exec(block)?.[1]
      // Held to the contract by the bank's own tests.
      if (data) yield JSON.parse(data) as CheckoutProgress
    }
  }
}

/** A signal that fires when nothing has come for a while, or the caller's does. */
function watchdog(ms: number, caller: AbortSignal) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  let timer = setTimeout(abort, ms)
  caller.addEventListener('abort', abort)
  if (caller.aborted) abort()
  return {
    signal: controller.signal,
    reset: () => {
      clearTimeout(timer)
      timer = setTimeout(abort, ms)
    },
    stop: () => {
      clearTimeout(timer)
      caller.removeEventListener('abort', abort)
    },
  }
}
