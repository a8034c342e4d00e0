interface ShopKeys {
  /** `app_…` */
  id: string
  keyId: string
  privateKey: string
}

/** Puts up a till of a shop at the simulators; answers with the address of its page. */
export async function putUpTill(
  simulatorsUrl: string,
  { id: appId, keyId, privateKey }: ShopKeys,
): Promise<string> {
  const answer = await fetch(`${simulatorsUrl}/api/tills`, {
    method: 'POST',
    body: JSON.stringify({ appId, keyId, privateKey }),
  })
  if (!answer.ok) throw new Error(`No till was put up: ${await answer.text()}`)
  const { key } = (await answer.json()) as { key: string }
  return `${simulatorsUrl}/pos#${key}`
}
