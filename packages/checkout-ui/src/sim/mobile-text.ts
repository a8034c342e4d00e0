/** `138 0013 8000` */
export const mobileText = (mobile: string): string =>
  mobile.replace(/^(\d{3})(\d{4})(\d+)$/, '$1 $2 $3')
