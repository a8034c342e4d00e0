/** Colours of the bank for Scalar's page, so that every text on it is as readable as on ours. */
export const referenceStyle = `
.light-mode {
  --scalar-color-1: #10201e; --scalar-color-2: #465653; --scalar-color-3: #56645f; --scalar-color-accent: #0b6e69;
  --scalar-background-1: #ffffff; --scalar-background-2: #f6f8f7; --scalar-background-3: #e3f1ef; --scalar-background-accent: #e3f1ef;
  --scalar-border-color: #d9e0dd; --scalar-color-green: #1b6b3a; --scalar-color-red: #b3261e; --scalar-color-yellow: #6f4900;
  --scalar-color-blue: #07524e; --scalar-color-orange: #7a4300; --scalar-color-purple: #5b3fa0;
}
.dark-mode {
  --scalar-color-1: #eaf1ef; --scalar-color-2: #b9c6c3; --scalar-color-3: #a9b8b5; --scalar-color-accent: #7adbd2;
  --scalar-background-1: #0d1413; --scalar-background-2: #151f1e; --scalar-background-3: #1d2a28; --scalar-background-accent: #12312e;
  --scalar-border-color: #2a3735; --scalar-color-green: #6fcf97; --scalar-color-red: #ff8a80; --scalar-color-yellow: #e8b34b;
  --scalar-color-blue: #7adbd2; --scalar-color-orange: #f0a868; --scalar-color-purple: #c9b0ff;
}
`

/** Names the copy buttons, which Scalar leaves nameless, has other buttons called what they show, and lets the keyboard scroll its lists. */
export const referenceNames = `
const name = () => {
  for (const button of document.querySelectorAll('button[class*="copy-button"]:not([aria-label])'))
    button.setAttribute('aria-label', 'Copy')
  for (const list of document.querySelectorAll('ul.endpoints:not([tabindex])')) list.tabIndex = 0
  for (const button of document.querySelectorAll('button.show-more[aria-label]')) button.removeAttribute('aria-label')
}
new MutationObserver(name).observe(document.body, { childList: true, subtree: true })
`
