import { createReadStream } from 'node:fs'

/**
 * Whether a file is UTF-8 text without control characters and without markup that a browser could run:
 * HTML and SVG show no signature in their first bytes, so they are recognised by their tags.
 */
export const isPlainText = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true })
      if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) return false
      if (isFirst && /<(!doctype|html|head|body|script|svg|\?xml|iframe)/i.test(text)) return false
      isFirst = false
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}
