/** The renminbi in ISO 4217's numbers: what every account is in unless it says otherwise. */
export const yuan = 156
