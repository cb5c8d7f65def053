/**
 * Breaks a text into at most `maxLines` lines of about `maxChars` letters, between words; a word longer than a
 * line is cut, and what does not fit ends in an ellipsis. For drawings, where no browser wraps.
 */
export const wrapText = (text: string, maxChars: number, maxLines: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.normalize('NFC').split(/\s+/).filter((part) => part !== '')) {
    if (line === '') line = word
    else if (line.length + 1 + word.length <= maxChars) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
    while (line.length > maxChars) {
      lines.push(line.slice(0, maxChars))
      line = line.slice(maxChars)
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= maxLines) return lines
  const last = lines[maxLines - 1] ?? ''
  const kept = last.length + 1 > maxChars ? last.slice(0, maxChars - 1) : last
  return [...lines.slice(0, maxLines - 1), `${kept}…`]
}
