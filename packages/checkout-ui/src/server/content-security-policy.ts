export interface PolicyOptions {
  nonce: string
  /** Who may frame the page. Default: nobody. */
  frameAncestors?: readonly string[]
  /** Where else its forms may go. Default: nowhere. */
  formActions?: readonly string[]
}

/**
 * The policy the pages are built for: no script or style without the nonce, no inline style attribute, no
 * string ever run as code, calls to the bank itself only.
 */
export const contentSecurityPolicy = ({
  nonce,
  frameAncestors = [],
  formActions = [],
}: PolicyOptions): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    ["form-action 'self'", ...formActions].join(' '),
    `frame-ancestors ${frameAncestors.join(' ') || "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
