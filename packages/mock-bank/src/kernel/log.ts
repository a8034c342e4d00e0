/** The fields a log line may carry: an allow-list, so that nobody's data slips in. */
export interface LogFields {
  requestId?: string
  method?: string
  /** The route's pattern, never the address with its ids. */
  route?: string
  status?: number
  code?: string
  durationMs?: number
  realmId?: string
  appId?: string
  job?: string
  attempt?: number
  /** Of a fault: its name and stack, without values. */
  fault?: string
}

export interface Log {
  info(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

const longDigits = /\d{11,}[\dXx]?/g
const secrets = /\b(?:ust|bpt|csk|rlk|sk_test|whsec)_[A-Za-z0-9_\-+/=]+/g

/** Takes out what looks like a card, id or mobile number, or a secret: the net below the allow-list. */
export const scrub = (text: string): string =>
  text.replace(secrets, '[secret]').replace(longDigits, '[digits]')

/** Most lines hold nothing of the kind, which is found out faster than it is taken out of each field. */
const suspicious = new RegExp(`${longDigits.source}|${secrets.source}`)

const scrubbed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? scrub(value) : value

/** One JSON line an entry; line breaks inside a value are escaped by JSON itself. */
export const createLog = (write: (line: string) => void, wall: () => Date): Log => {
  const entry = (level: string, message: string, fields: LogFields = {}) => {
    const whole = JSON.stringify({ at: wall().toISOString(), level, message, ...fields })
    write(suspicious.test(whole) ? JSON.stringify(JSON.parse(whole, scrubbed)) : whole)
  }
  return {
    info: (message, fields) => entry('info', message, fields),
    error: (message, fields) => entry('error', message, fields),
  }
}

/** A fault as a log line shows it: what it is and where it was thrown, and not its message, which can hold values. */
export const faultOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined ? '' : ` caused by ${faultOf(error.cause)}`
  return `${error.name}${code}${frames.slice(0, 12).join('')}${cause}`
}
