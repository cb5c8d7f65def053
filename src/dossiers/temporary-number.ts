import type { DossierId } from '#kernel/ids.ts'

const LETTERS = 8

/**
 * What a submitted dossier is called on the phone until reception gives it its code: the end of its id in groups of four.
 * It opens nothing by itself.
 */
export const temporaryNumber = (id: DossierId): string => {
  const end = id.replaceAll('-', '').slice(-LETTERS).toUpperCase()
  return `TT-${end.slice(0, 4)}-${end.slice(4)}`
}
