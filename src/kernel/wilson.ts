/** Two-sided 95 %. */
export const Z95 = 1.959964

/**
 * The interval in which a true share lies with 95 % confidence (Wilson); null for nothing of nothing. `part` and `base`
 * need not be whole: a weighted share stands for as many answers as it is worth.
 */
export const wilsonInterval = (part: number, base: number): { readonly from: number; readonly to: number } | null => {
  if (base === 0) return null
  const share = part / base
  const spread = Z95 * Z95 / base
  const middle = (share + spread / 2) / (1 + spread)
  const half = (Z95 / (1 + spread)) * Math.sqrt((share * (1 - share)) / base + spread / (4 * base))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}
