const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const SCALES = ['', 'nghìn', 'triệu'] as const
const BILLION = 'tỷ'
const GROUP = 1_000
const GROUPS_PER_BILLION = 3

const digit = (n: number): string => DIGITS[n] ?? ''

/** The last digit after `tens`: mốt, tư, lăm where speech changes it. */
const unitWords = (tens: number, unit: number): string => {
  if (unit === 1 && tens > 1) return 'mốt'
  if (unit === 4 && tens > 1) return 'tư'
  if (unit === 5 && tens > 0) return 'lăm'
  return digit(unit)
}

/** 0–999; with `whole` the hundreds are said even when there are none, as inside a longer number. */
const groupWords = (n: number, whole: boolean): readonly string[] => {
  const [hundreds, tens, unit] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const words: string[] = []
  if (hundreds > 0 || whole) words.push(digit(hundreds), 'trăm')
  if (tens === 1) words.push('mười')
  else if (tens > 1) words.push(digit(tens), 'mươi')
  else if (unit > 0 && words.length > 0) words.push('linh')
  if (unit > 0) words.push(unitWords(tens, unit))
  return words
}

/** "150000" → "một trăm năm mươi nghìn"; 0 → "không". Throws for what is no exact count. */
export const numberInWords = (n: number): string => {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('only whole numbers can be said')
  if (n === 0) return digit(0)
  const groups: number[] = []
  for (let rest = n; rest > 0; rest = Math.floor(rest / GROUP)) groups.push(rest % GROUP)
  const words: string[] = []
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = groups[at] ?? 0
    if (group > 0) {
      words.push(...groupWords(group, at < groups.length - 1))
      const scale = SCALES[at % GROUPS_PER_BILLION] ?? ''
      if (scale !== '') words.push(scale)
    }
    // Said once for all that stands before it, also when its own group is empty.
    if (at > 0 && at % GROUPS_PER_BILLION === 0) words.push(BILLION)
  }
  return words.join(' ')
}

/** "Một trăm năm mươi nghìn đồng": the sum in words, as a receipt prints it. */
export const amountInWords = (dong: number): string => {
  const words = `${numberInWords(dong)} đồng`
  return words.charAt(0).toUpperCase() + words.slice(1)
}
