import type { Claim } from '../claims.ts'
import { bankTests } from '../proof/bank-tests.ts'
import { timingBound, worstTiming } from '../proof/known-and-unknown.ts'
import { browserTests, clearAfterBrowser, wholeBrowser } from '../proof/whole-browser.ts'

const everyTest = 'every test passes'

/** The merchant wallet: opened, used and protected as a payer expects of a bank. */
export const claims: Claim[] = [
  {
    claim:
      'Every movement, class and limit, at a fen less, the limit and a fen more, with day and year turned on the clock',
    bound: everyTest,
    measure: () => bankTests('test/wallet/limit-matrix'),
  },
  {
    claim:
      'S2: every id of every route, another app’s, another user’s or another realm’s, is answered exactly like a missing one; the places are found in the contract',
    bound: everyTest,
    measure: () => bankTests('test/tenants', 'bad-input/ids'),
  },
  {
    claim:
      'S19: after every act of the wallet no clear id number, card number, mobile or PIN is in database files, dumps, logs, events, webhooks or answers',
    bound: '0 found',
    measure: () => bankTests('test/privacy', 'accounts/privacy'),
  },
  {
    claim:
      'The wallet, the checkout and the elements in a real browser: phone and desktop, zh-CN and en',
    bound: everyTest,
    measure: wholeBrowser,
  },
  {
    claim: 'S19: after all of that, nobody’s numbers stand in clear in what the banks have left',
    bound: '0 found',
    measure: clearAfterBrowser,
  },
  {
    claim: 'A passkey approves a payment in a real browser, bound to amount and payee',
    bound: everyTest,
    measure: () => browserTests('paying/passkey', 'elements/passkey'),
  },
  {
    claim: 'A merchant’s page on another origin that tries to read the PIN frame fails',
    bound: everyTest,
    measure: () => browserTests('elements/hostile'),
  },
  {
    claim: 'S9: known and unknown users, cards, codes and PINs make the same statements and hashes',
    bound: everyTest,
    measure: () =>
      bankTests('test/timing', 'challenges/same-work', 'apps/known-and-unknown', 'kernel/ids'),
  },
  {
    claim:
      'S9: time does not tell known from unknown, over 600 interleaved pairs each of codes, PINs, payees and cards',
    bound: `the known one takes longer in ${50 - timingBound.slowerPercent} to ${50 + timingBound.slowerPercent} of 100 pairs, and the medians differ by at most ${timingBound.ratio * 100} %`,
    measure: worstTiming,
  },
  {
    claim:
      'S1: user sessions, checkout secrets and realm keys open none of a server’s routes; keys are shown once and kept as hashes',
    bound: everyTest,
    measure: () => bankTests('edge/every-route', 'bad-input/tokens', 'apps/secrets-at-rest'),
  },
  {
    claim:
      'S11: a code or a PIN counts once, for what it was asked for, and guesses at the same moment are counted one by one',
    bound: everyTest,
    measure: () => bankTests('challenges/code', 'challenges/pin', 'test/passkeys'),
  },
  {
    claim:
      'S20: data, signing and encryption keys are rotated under a bank at work; no request fails, and nothing stays under the old key',
    bound: everyTest,
    measure: () => bankTests('test/rotation'),
  },
  {
    claim:
      'S22: an audit entry that is changed, left out, put in, moved or cut off is found and its user named',
    bound: everyTest,
    measure: () => bankTests('test/audit'),
  },
  {
    claim:
      'A lost phone stops accounts, sessions, pages and mandates in one step, and only the PIN with a code frees them; complaints are answered',
    bound: everyTest,
    measure: () => bankTests('test/care', 'apps/own-sessions'),
  },
  {
    claim:
      'Products and limits of an app are data: switched off, refused; begun before, carried on',
    bound: everyTest,
    measure: () => bankTests('apps/products', 'apps/settings'),
  },
  {
    claim:
      'Accounts are opened, upgraded, frozen, closed, put to sleep and woken; the bound card is changed; what a merchant’s page types is sealed; a person is not told from what their apps are told',
    bound: everyTest,
    measure: () => bankTests('test/accounts'),
  },
  {
    claim:
      'Money goes in, out, to other users and back, and what is under way survives a power cut',
    bound: everyTest,
    measure: () => bankTests('test/wallet/', 'test/transfers', 'test/refunds'),
  },
]
