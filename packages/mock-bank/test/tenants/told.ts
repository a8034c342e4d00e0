/** What an answer tells, without what differs from call to call: request ids, times of sending, counters, ids and secrets made anew. */
export const told = async (answer: Response, sent: string) => ({
  status: answer.status,
  headers: Object.fromEntries([...answer.headers].filter(([name]) => !ofTheCall.test(name))),
  body: plain(await answer.text(), sent),
})

const ofTheCall = /^(?:request-id|date|ratelimit.*|x-ratelimit.*|retry-after)$/

const plain = (text: string, sent: string): unknown => {
  const body = text
    .replaceAll(sent, '<the id>')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    .replaceAll(/\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}\b/g, '<$1>')
    .replaceAll(/\b((?:ust|bpt|csk|whsec|sk_test)_)[\w+/=-]{20,}/g, '<$1>')
  return body === '' ? null : (JSON.parse(body) as unknown)
}
