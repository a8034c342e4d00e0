const known = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
] as const

/** What the user will know this device by, as far as the browser tells. */
export const deviceName = (userAgent = navigator.userAgent): string =>
  known.find(([sign]) => sign.test(userAgent))?.[1] ?? 'Passkey'
