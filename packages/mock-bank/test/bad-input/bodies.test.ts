import { expect, test } from 'vitest'

import { world } from '../world.ts'
import { type Example, examples } from './calls.ts'
import { refusalIn, textsIn } from './refusal.ts'
import { snapshot } from './snapshot.ts'
import { stageIn } from './stage.ts'
import { onTheWire } from './wire.ts'
import { type Wrong, wrongsOf } from './wrongs.ts'

interface Rule {
  route: RegExp
  path: RegExp
  what: RegExp
}

/** What only looks wrong, and the bank takes. */
const taken: Rule[] = [
  // People write in every script, and so may an address.
  {
    route: /./,
    path: /(?:description|name|note|reason|occupation|address|[uU]rl)$/,
    what: /^a character beyond/,
  },
  { route: /./, path: /^(?:holderName|promotion)$/, what: /^a character beyond/ },
  // What costs nothing, and what holds nothing back.
  { route: /^sandboxFeeRules\./, path: /^feeRate$/, what: /^zero$/ },
  { route: /^(?:sandbox|operator)SettlementTerms\./, path: /^reserveRate$/, what: /^zero$/ },
  // A merchant's own notes are stored as they are.
  {
    ...{ route: /^(?:orders|userPayments|codePayments)\.create/, path: /^metadata\./ },
    what: /^(?:empty|a character beyond|a control|a line break|text turned)/,
  },
  { route: /^orders\.create$/, path: /^items$/, what: /^empty$/ },
  // What people write to people has lines.
  {
    ...{ route: /complaints\./i, path: /^(?:text|answer)$/ },
    what: /^(?:a character beyond|a line break)/,
  },
  {
    ...{ route: /^(?:approvals|operatorSettlementTerms)\./, path: /^reason$/ },
    what: /^a line break/,
  },
  { route: /^sandboxApps\./, path: /^(?:allowedOrigins|products)$/, what: /^empty$/ },
  // Null takes a limit away.
  { route: /^sandboxApps\./, path: /^limits\.\w+$/, what: /^null$/ },
  // Null takes looks away; a corner may have no radius.
  { route: /^app\.update$/, path: /^(?:appearance|logo)$/, what: /^null$/ },
  { route: /^app\.update$/, path: /radius$/, what: /^zero$/ },
  { route: /^applications\./, path: /^acceptedAgreements$/, what: /^empty$/ },
  { route: /^accounts\.update$/, path: /^noPinLimit$/, what: /^zero$/ },
  { route: /^quickPayAgreements\.create$/, path: /^noOtpLimit$/, what: /^zero$/ },
  // A device need not tell how it is reached.
  { route: /^passkeys\.create$/, path: /transports$/, what: /^empty$/ },
  // What a step asks for is judged when it runs, and told as that step's own answer.
  { route: /^composite\.run$/, path: /^steps\.\d\.body/, what: /^(?!U\+0000|half|NaN)/ },
]

/** Where the refusal is another than `invalid_field` at the field's own path. */
const toldOtherwise: (Rule & { as: { code?: string; path?: string } })[] = [
  // A line may be a discount; what is wrong then is the sum.
  {
    ...{ route: /^orders\.create$/, path: /^items\.\d\.amount$/, what: /^(?:negative|zero)$/ },
    as: { path: 'items' },
  },
  // Scanned as it is, it is a code with something behind its end.
  {
    ...{ route: /^scans\.create$/, path: /^text$/, what: /beyond the basic plane/ },
    as: { code: 'merchant_code_invalid' },
  },
  // Any name is right among the notes, so it is the note that is wrong.
  {
    ...{
      route: /^(?:orders|userPayments|codePayments)\.create/,
      path: /^metadata$/,
      what: /^surprise beside/,
    },
    as: { code: 'invalid_field', path: 'metadata.surprise' },
  },
  {
    ...{
      ...{ route: /^(?:orders|userPayments|codePayments)\.create/, path: /^metadata$/ },
      what: /^constructor beside/,
    },
    as: { code: 'invalid_field', path: 'metadata.constructor' },
  },
  // An answer is one of three; nothing at all is taken for a missing code.
  { route: /^challenges\.answer$/, path: /^pin$/, what: /^missing$/, as: { path: 'otp' } },
  // A bill has no such version, but it might have had.
  {
    ...{ route: /^checkoutSessions\.confirm/, path: /^version$/, what: /^one more than/ },
    as: { code: 'session_stale' },
  },
]

const speaksOf =
  (route: string, { path, what }: Wrong) =>
  (rule: Rule): boolean =>
    rule.route.test(route) && rule.path.test(path) && rule.what.test(what)

/** What is wrong with a body of this route, field by field. */
const wrongsFor = ({ name, route }: Example, body: unknown) =>
  [...wrongsOf(body).values()].map((wrongs) =>
    wrongs
      .filter((wrong) => wrong.what !== 'missing' || !isOptional(route, wrong))
      .filter((wrong) => !taken.some(speaksOf(name, wrong))),
  )

const isOptional = ({ body }: Example['route'], { text }: Wrong): boolean =>
  body?.safeParse(JSON.parse(text)).success === true

/** Told of the body as a whole. */
const wholeBody = ['invalid_json', 'session_stale', 'merchant_code_invalid']

/** What has to be told of it: the code, and the path where one field is at fault. */
const verdictOn = (name: string, wrong: Wrong): { code: string; path: string | undefined } => {
  const other = toldOtherwise.find(speaksOf(name, wrong))?.as
  const code = other?.code ?? wrong.code
  if (wholeBody.includes(code)) return { code, path: undefined }
  return { code, path: other?.path ?? wrong.toldAt }
}

test.each(examples.filter(({ route }) => route.body))(
  '$name takes a right body, and nothing is written for one with anything wrong in it (S3, S24)',
  async (example) => {
    const { name, route } = example
    const w = await world()
    const stage = await stageIn(w)
    const call = await example.callIn(stage)
    const given = textsIn(call.body)
    const before = await snapshot(w.bank)
    let sent = 0

    for (const wrongs of wrongsFor(example, call.body)) {
      for (const wrong of wrongs) {
        const answer = await w.sendRaw(onTheWire(route, call, { text: wrong.text }), call.as)
        const about = `${wrong.path}: ${wrong.what}`
        const { code, paths } = await refusalIn(answer, about, [...given, ...wrong.given])
        const { path } = verdictOn(name, wrong)
        expect({
          about,
          code,
          path: path !== undefined && paths.includes(path) ? path : paths[0],
        }).toEqual({ about, ...verdictOn(name, wrong) })
        sent += 1
      }
      const about = wrongs[0]?.path
      expect({ about, tables: await snapshot(w.bank) }).toEqual({ about, tables: before })
    }

    expect(sent).toBeGreaterThan(20)
    const answer = await w.sendRaw(onTheWire(route, call), call.as)
    expect(answer.status).toBe(route.status ?? 200)
  },
)

test('every other route takes its right call too', async () => {
  const w = await world()
  const stage = await stageIn(w)
  for (const { name, route, callIn } of examples.filter(({ route }) => !route.body)) {
    const call = await callIn(stage)
    const { status } = await w.sendRaw(onTheWire(route, call), call.as)
    expect({ name, status }).toEqual({ name, status: route.status ?? 200 })
  }
})
