const NUMBER = /^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,6}))?$/

/** A number of nought or more as people type it: "1.244", "1 244", "12,5". Undefined for anything else. */
export const parseTypedNumber = (text: string): number | undefined => {
  const [, whole, fraction] = NUMBER.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  const value = Number(`${whole.replace(/[. ]/g, '')}${fraction === undefined ? '' : `.${fraction}`}`)
  return Number.isSafeInteger(Math.trunc(value)) ? value : undefined
}
