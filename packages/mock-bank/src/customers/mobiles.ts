/** A mobile of mainland China, virtual operators included. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)
