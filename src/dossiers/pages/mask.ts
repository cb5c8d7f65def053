const DOT = '•'

/** "Nguyễn Văn Bình" → "Ng••• V•• Bình": lists tell people apart without telling who they are. */
export const maskName = (name: string): string => {
  const words = name.normalize('NFC').trim().split(/\s+/)
  return words.map((word, i) => (i === words.length - 1 ? word : maskWord(word))).join(' ')
}

const INITIAL = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|.)/iu

const maskWord = (word: string): string => {
  const shown = INITIAL.exec(word)?.[0] ?? ''
  return shown + DOT.repeat(Math.max(1, Math.min([...word].length - shown.length, 4)))
}

/** "044195001278" → "0441••••••78". A short number is hidden whole. */
export const maskIdentityNumber = (number: string): string => hideMiddle(number, 4, 2)

/** "0912345456" → "09•••••456". */
export const maskPhone = (phone: string): string => hideMiddle(phone.replace(/\s+/g, ''), 2, 3)

const hideMiddle = (text: string, head: number, tail: number): string => {
  const signs = [...text]
  if (signs.length < (head + tail) * 1.5) return DOT.repeat(signs.length)
  return signs.slice(0, head).join('') + DOT.repeat(signs.length - head - tail) + signs.slice(-tail).join('')
}
