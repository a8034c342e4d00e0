let way = (href: string): void => location.assign(href)

/** Goes back to the merchant, or on to where the payment is made. */
export const leave = (href: string): void => way(href)

/** In a frame, or a window of its own, one leaves another way. */
export const leaveBy = (other: (href: string) => void): void => {
  way = other
}
