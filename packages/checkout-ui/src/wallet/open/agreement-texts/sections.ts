/** A text to agree to: sections of a heading and what it says. */
export type AgreementSections = readonly { heading: string; text: string }[]
