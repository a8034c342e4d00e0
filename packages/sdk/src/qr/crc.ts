/** CRC-16/CCITT-FALSE over the UTF-8 bytes, as four hexadecimal digits (EMVCo MPM 4.7.3). `123456789` has `29B1`. */
export const crcOf = (text: string): string => {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
  }
  return (crc & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}
