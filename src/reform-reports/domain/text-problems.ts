import { findIndicator } from '#law/reform-reports.ts'
import { differenceOf } from './difference.ts'
import type { Compared } from './propose.ts'
import type { TextProblem } from './report.ts'
import { readTemplate, writeReference } from './template.ts'

/** References of a text that name no figure, or one that nobody knows yet. */
export const textProblems = (node: string, text: string, { now, before }: Compared): readonly TextProblem[] =>
  readTemplate(text).flatMap((segment): readonly TextProblem[] => {
    if (segment.kind === 'text') return []
    if (segment.kind === 'broken') return [{ node, kind: 'brokenReference', quote: segment.text }]
    const { code, form } = segment
    const quote = writeReference(code, form)
    if (findIndicator(code) === undefined) return [{ node, kind: 'brokenReference', quote }]
    const known = form === 'now' ? now[code] !== undefined : form === 'before' ? before[code] !== undefined : differenceOf(code, now[code], before[code]) !== undefined
    return known ? [] : [{ node, kind: 'unknownFigure', quote }]
  })
