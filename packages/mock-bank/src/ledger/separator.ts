/** The record separator: it stands between texts, and JSON never contains it. */
export const separator = '\u001E'
