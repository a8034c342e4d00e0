/** Draws the page for older eyes, or for any: the size of everything hangs on the size of its text. */
export function drawForElders(elder: boolean) {
  document.documentElement.toggleAttribute('data-elder', elder)
}
