// The wallet inside the shop. What is typed in it goes to the bank, and never through this page.
import { createElements } from '@qiantang/sdk/elements'

const at = (id) => document.getElementById(id)
const { appId, bankUrl, locale, cancelled } = at('corner').dataset

const elements = createElements({
  appId,
  bankUrl,
  locale,
  fetchSession: () => fetch('/wallet-session', { method: 'POST' }).then((answer) => answer.text()),
  appearance: { variables: { colorPrimary: { light: '#3f6212', dark: '#b6d77a' }, radius: 16 } },
})

const balance = elements.balance()
const cards = elements.cards()
balance.on('change', ({ account }) => {
  const opened = account === 'open'
  at('open-account').hidden = opened
  at('holder').hidden = !opened
  if (opened) cards.mount('#cards')
})
balance.mount('#balance')

let question
/** Shows one question of the bank at a time. */
const ask = (element, then = () => {}) => {
  question?.destroy()
  question = element
  at('news').textContent = ''
  element.on('complete', then)
  element.on('cancelled', () => {
    element.destroy()
    at('news').textContent = cancelled
  })
  element.mount('#question')
}

at('open-account').addEventListener('click', () => ask(elements.openAccount()))
at('set-pin').addEventListener('click', () => ask(elements.pin()))

at('buy').addEventListener('submit', async (event) => {
  event.preventDefault()
  const answer = await fetch('/wallet/buy', { method: 'POST', body: new FormData(event.target) })
  const { challengeId, sale, message } = await answer.json()
  at('news').textContent = message ?? ''
  if (challengeId) ask(elements.challenge(challengeId), () => location.assign(sale))
  else if (sale) location.assign(sale)
})
