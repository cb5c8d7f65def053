import type { RequiredPaper } from '#procedures/domain/procedure.ts'

/** One line of form SUPPLEMENT_REQUEST: what is asked for, and how many of which kind. */
export type CountedItem = { readonly name: string; readonly originals: number; readonly certifiedCopies: number; readonly copies: number }

const IN_BRACKETS = /^(.*\S)\s*\(([^()]+)\)$/su
const COUNT = /^(\d{1,3}) bản (chính|sao chứng thực|chứng thực|sao)$/u

const FIELD_OF: Readonly<Record<string, keyof Omit<CountedItem, 'name'>>> = {
  chính: 'originals',
  'sao chứng thực': 'certifiedCopies',
  'chứng thực': 'certifiedCopies',
  sao: 'copies',
}

const NONE = { originals: 0, certifiedCopies: 0, copies: 0 }

/** "1 bản chính, 2 bản sao" → the counts; undefined when it says anything else. */
const readCounts = (text: string): Omit<CountedItem, 'name'> | undefined => {
  const counts = { ...NONE }
  for (const part of text.split(/[,;]/)) {
    const [, amount, kind = ''] = COUNT.exec(part.trim().normalize('NFC').toLowerCase()) ?? []
    const field = FIELD_OF[kind]
    if (amount === undefined || field === undefined) return undefined
    counts[field] += Number(amount)
  }
  return counts
}

/**
 * An item as an officer wrote it, with its counts: those in brackets at its end ("Giấy khai sinh (1 bản chính, 2 bản
 * sao)"), else those that the procedure asks for when it is one of its papers, else none.
 */
export const countedItem = (text: string, paperId: string | null, required: readonly RequiredPaper[]): CountedItem => {
  const [, name, brackets] = IN_BRACKETS.exec(text) ?? []
  const written = brackets === undefined ? undefined : readCounts(brackets)
  if (name !== undefined && written !== undefined) return { name, ...written }
  const paper = required.find((one) => one.id === paperId || one.name === text)
  return { name: text, ...NONE, ...(paper !== undefined && { originals: paper.originals, copies: paper.copies }) }
}
