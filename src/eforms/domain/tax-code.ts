const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * Mã số thuế of ten digits, with `-001` for a branch (Circular 86/2024/TT-BTC, article 5): the tenth digit is a check
 * of the nine before it. An identity number of twelve digits is a tax code too since 2025; it is checked elsewhere.
 */
export const isTaxCode = (text: string): boolean => {
  if (!/^\d{10}(\d{3})?$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return 10 - (sum % 11) === Number(text[9])
}
