import type { Figure } from './figure.ts'

/** A composed text with its figures, cut in the stretches within which figures speak of one another. */
export type Passage = {
  /** Lower-case, same length as the text. */
  readonly text: string
  readonly figures: readonly Figure[]
  readonly sentences: readonly (readonly Figure[])[]
  readonly paragraphs: readonly (readonly Figure[])[]
}

const grouped = (figures: readonly Figure[], by: (figure: Figure) => number): (readonly Figure[])[] => [
  ...Map.groupBy(figures, by).values(),
]

export const passageOf = (text: string, figures: readonly Figure[]): Passage => ({
  text: text.toLowerCase(),
  figures,
  sentences: grouped(figures, ({ sentence }) => sentence),
  paragraphs: grouped(figures, ({ paragraph }) => paragraph),
})

/** The text between two figures. */
export const between = (passage: Passage, first: Figure, second: Figure): string => passage.text.slice(first.end, second.start)
