/** `0912 345 456` → `+84912345456`; undefined for what is no number of a Vietnamese mobile phone. */
export const mobileNumber = (typed: string): string | undefined => {
  const digits = typed.replace(/[\s.\-()]/g, '')
  const national = /^(?:0|\+?84)([35789]\d{8})$/.exec(digits)?.[1]
  return national === undefined ? undefined : `+84${national}`
}

/** The address when it is one plain address: no name, no list, no line break can get into a header. */
export const mailAddress = (typed: string): string | undefined => {
  const address = typed.trim()
  return /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/.test(address)
    && address.length <= 254
    ? address
    : undefined
}
