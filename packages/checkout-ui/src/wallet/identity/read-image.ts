/** The most characters a picture may have as the bank takes it. */
const longest = 700_000

export type ReadImage = { image: string } | { fault: 'kind' | 'size' }

/** A picture as the bank takes it: JPEG or PNG, in base64, not too large. */
export async function readImage(file: File): Promise<ReadImage> {
  if (!['image/jpeg', 'image/png'].includes(file.type)) return { fault: 'kind' }
  const image = base64Of(new Uint8Array(await file.arrayBuffer()))
  return image.length > longest ? { fault: 'size' } : { image }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  // In parts: a call has room for so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(text)
}
