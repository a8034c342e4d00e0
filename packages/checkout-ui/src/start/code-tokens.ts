export type TokenKind = 'comment' | 'string' | 'number' | 'keyword' | 'plain'

export interface Token {
  kind: TokenKind
  text: string
}

const keywords =
  'import|export|from|const|let|return|async|await|if|type|new|for|of|function|interface'

const shapes: [TokenKind, RegExp][] = [
  ['comment', /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y],
  ['number', /\b\d[\d_]*(?:\.\d+)?\b/y],
  ['keyword', new RegExp(`(?<![.\\w])(?:${keywords})\\b`, 'y')],
  ['plain', /[A-Za-z_$][\w$]*|\s+|[\s\S]/y],
]

/** TypeScript as an eye reads it: words, strings, numbers, remarks. Enough to colour a sample, no more. */
export function tokensOf(code: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < code.length) {
    const { kind, text } = tokenAt(code, at)
    const last = tokens.at(-1)
    if (last?.kind === kind) last.text += text
    else tokens.push({ kind, text })
    at += text.length
  }
  return tokens
}

function tokenAt(code: string, at: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const text = shape.exec(code)?.[0]
    if (text) return { kind, text }
  }
  return { kind: 'plain', text: code.charAt(at) }
}
