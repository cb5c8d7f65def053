import { checkReport, type CheckedClaim } from '#figure-check/check-report.ts'
import { isWritten } from '#law/reform-reports.ts'
import { comparedOf, nameOfLastYear, renderText, type Filled } from './compose-document.ts'
import type { TextProblem } from './domain/report.ts'
import { textProblems } from './domain/text-problems.ts'
import { typedFigures, type TypedFigure } from './domain/typed-figures.ts'

/** What the checker says of the text of one heading. */
export type TextFindings = {
  readonly node: string
  readonly problems: readonly TextProblem[]
  /** Arithmetic that does not hold, and arithmetic that the words leave open. */
  readonly wrong: readonly CheckedClaim[]
  readonly open: readonly CheckedClaim[]
  /** Typed numbers that the annex gives otherwise. */
  readonly typed: readonly TypedFigure[]
}

/** A claim without a number to compare it with leaves nothing to look at. */
const isDoubtful = ({ holds, printed }: CheckedClaim): boolean => holds === null && printed !== null

/** Checks the text of one heading as people will read it, its live figures in place. */
export const checkText = (filled: Filled, node: string): TextFindings => {
  const text = filled.content.texts[node] ?? ''
  const compared = comparedOf(filled)
  const claims = checkReport(renderText(text, compared, nameOfLastYear(filled.period)))
  return {
    node,
    problems: textProblems(node, text, compared),
    wrong: claims.filter(({ holds }) => holds === false),
    open: claims.filter(isDoubtful),
    typed: typedFigures(text, compared.now),
  }
}

/** Every heading on which there is something to say. */
export const checkTexts = (filled: Filled): readonly TextFindings[] =>
  filled.outline.nodes.filter((node) => isWritten(node, filled.outline)).map(({ code }) => checkText(filled, code))
    .filter(({ problems, wrong, open, typed }) => problems.length + wrong.length + open.length + typed.length > 0)
