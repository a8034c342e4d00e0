// The checkout of the bank, by the way in the shopper chose.
import { openCheckout } from '@qiantang/sdk/checkout'

const at = (id) => document.getElementById(id)
const { locale, closed, sorry } = at('counter').dataset
let checkout

at('sale').addEventListener('submit', (event) => {
  event.preventDefault()
  const body = new FormData(event.target)
  at('news').textContent = ''
  void checkout?.destroy()

  // Not awaited here: a window has to be opened within the click.
  const buying = fetch('/counter', { method: 'POST', body }).then((answer) => answer.json())
  checkout = openCheckout({
    session: buying.then(({ session }) => session),
    mode: event.submitter.value,
    container: '#checkout',
    locale,
    appearance: { variables: { colorPrimary: { light: '#3f6212', dark: '#b6d77a' }, radius: 16 } },
    onChange: async ({ status }) => {
      // The page of the sale waits for the webhook, and believes nothing else.
      if (status === 'completed') location.assign((await buying).sale)
    },
    onClose: () => {
      void checkout.destroy()
      at('news').textContent = closed
    },
    onLoadError: ({ message }) => {
      console.info(message)
      at('news').textContent = sorry
    },
  })
})
