/** Names of the boxes in which a line is answered; those of a formula carry the name of its input. */
export const INPUT_BOXES = { part: 'tu-so', base: 'mau-so', value: 'ty-le', answer: 'tra-loi', cases: 'so-truong-hop', points: 'diem' } as const
export const formulaBox = (name: string): string => `so.${name}`
