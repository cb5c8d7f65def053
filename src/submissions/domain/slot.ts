/** What a file of a draft is for: a paper of the procedure, a field of the e-form, an item that was asked for. */
export type Slot =
  | { readonly kind: 'paper'; readonly paperId: string }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'item'; readonly no: number }

export const writeSlot = (slot: Slot): string => {
  switch (slot.kind) {
    case 'paper':
      return `paper:${slot.paperId}`
    case 'field':
      return `field:${slot.path}`
    case 'item':
      return `item:${slot.no}`
  }
}

/** Reads it back; `undefined` for anything else. */
export const readSlot = (text: string): Slot | undefined => {
  const [, kind, rest] = /^(paper|field|item):([\w.-]{1,200})$/.exec(text) ?? []
  if (rest === undefined) return undefined
  if (kind === 'paper') return { kind, paperId: rest }
  if (kind === 'field') return { kind, path: rest }
  return /^[1-9]\d?$/.test(rest) ? { kind: 'item', no: Number(rest) } : undefined
}
