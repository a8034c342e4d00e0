/** What an attempt to put a returned withdrawal into its account is called in the books. */
export const returnOf = (attempt: number): string => `withdrawal_return_${attempt}`
