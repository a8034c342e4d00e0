/** What a measurement found. `holds` is `null` where this machine lacks the means to tell. */
export interface Finding {
  figure: string
  holds: boolean | null
}

/** Something we say of the product, with the bound it has to keep and the way to find out. */
export interface Claim {
  claim: string
  bound: string
  measure: () => Promise<Finding>
}
