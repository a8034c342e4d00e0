import { spawnSync } from 'node:child_process'

/** Without a UTF-8 locale it takes Chinese for broken bytes. */
const env = { ...process.env, LC_ALL: 'C.UTF-8' }

export const hasHledger = spawnSync('hledger', ['--version'], { env }).status === 0

/** What the real hledger says of a journal. */
export const hledger = (journal: string, ...command: string[]) => {
  const { status, stdout, stderr } = spawnSync('hledger', ['-f', '-', ...command], {
    env,
    input: journal,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { ok: status === 0, stdout, stderr }
}

/** The balance of every account, in fen, debits positive. */
export const hledgerBalances = (journal: string): Map<string, number> => {
  const { stdout } = hledger(journal, 'balance', '--flat', '--no-total', '-O', 'csv')
  const rows = [...stdout.matchAll(/^"([^"]*)","CNY (-?)(\d+)\.(\d\d)"$/gm)]
  return new Map(
    rows.map(([, account = '', sign, whole = '', cents = '']) => [
      account,
      Number(`${sign}${whole}${cents}`),
    ]),
  )
}

type Line = { account: string; amount: number; claim: number | undefined }

export type JournalEntry = { day: string; id: string; words: string; lines: Line[] }

/** Reads a journal as strictly as we write it, and nothing else: what cannot be read is an error. */
export const readHledger = (journal: string) => {
  const entries: JournalEntry[] = []
  const accounts = new Set<string>()
  for (const line of journal.split('\n')) {
    if (line === '' || /^(?:decimal-mark|commodity) /.test(line)) continue
    const declared = /^account (?<name>.+)$/.exec(line)?.groups
    const head = /^(?<day>\d{4}-\d\d-\d\d) \* (?:\((?<id>[\da-f-]{36})\) )?(?<words>.*)$/.exec(line)
    const posting =
      /^ {4}(?<account>\S+(?: \S+)*)(?: {2}CNY (?<amount>-?\d+\.\d\d)(?: = CNY (?<claim>-?\d+\.\d\d))?)?$/.exec(
        line,
      )
    if (declared) accounts.add(declared['name']!)
    else if (head?.groups) {
      const { day = '', id = '', words = '' } = head.groups
      entries.push({ day, id, words, lines: [] })
    } else if (posting?.groups && entries.length > 0) {
      const { account = '', amount, claim } = posting.groups
      const { lines } = entries.at(-1)!
      const rest = -lines.reduce((sum, each) => sum + each.amount, 0)
      lines.push({
        account,
        amount: amount ? fen(amount) : rest,
        claim: claim && fen(claim),
      } as Line)
    } else throw new Error(`Cannot be read: ${line}`)
  }
  return { entries, accounts }
}

const fen = (text: string) => Number(text.replace('.', ''))

/** Follows the entries: what each account has in the end, and which claims were wrong on the way. */
export const follow = (entries: readonly JournalEntry[]) => {
  const balances = new Map<string, number>()
  const wrong: string[] = []
  for (const { id, lines } of entries) {
    const sum = lines.reduce((total, { amount }) => total + amount, 0)
    if (sum !== 0) wrong.push(`${id} is off by ${sum}`)
    for (const { account, amount, claim } of lines) {
      const balance = (balances.get(account) ?? 0) + amount
      balances.set(account, balance)
      if (claim !== undefined && claim !== balance)
        wrong.push(`${id}: ${account} has ${balance}, not ${claim}`)
    }
  }
  return { balances, wrong }
}
