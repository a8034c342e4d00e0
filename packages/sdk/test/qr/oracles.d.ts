declare module 'emv-qrcps' {
  export const Merchant: {
    Parser: { toEMVQR: (text: string) => { generatePayload: () => string } }
  }
}
