/** The key of the realm whose phone this is: `/sim#rlk_…`. */
export const realmKeyOf = (hash: string): string | undefined =>
  /^#(rlk_[\w-]{16,})$/.exec(hash)?.[1]
