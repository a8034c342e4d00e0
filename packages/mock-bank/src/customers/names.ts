/** The dot inside a name is written in several ways; kept is `·` (U+00B7). */
export const normaliseName = (text: string): string =>
  text.normalize('NFC').replaceAll(/[•．・‧∙⋅]/gu, '·')

/** 2 to 30 Chinese characters, with single dots between them. Takes the normalised form. */
export const isName = (name: string): boolean =>
  /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u.test(name) &&
  [...name].length >= 2 &&
  [...name].length <= 30
