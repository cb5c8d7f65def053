import { fold } from '#kernel/text.ts'
import { SYSTEM_FACTS, type FormulaInput, type ScoringMethod } from '#law/par-index.ts'
import { FACT_WORDS } from '../fact-words.ts'
import type { MethodKind, MethodPart } from './method-parts.ts'

/** The parts of a way to score as somebody typed them, in a form or a sheet. */
export type TypedMethod = Readonly<Record<MethodPart, string>>

export type MethodFault = 'missing' | 'numberInvalid' | 'percentInvalid' | 'stepsInvalid' | 'factUnknown' | 'inputsInvalid' | 'tooLong'
export type ReadMethod =
  | { readonly ok: true; readonly method: ScoringMethod }
  | { readonly ok: false; readonly part: MethodPart; readonly fault: MethodFault }

/** "1,5" and "1.5" alike; undefined for anything else. */
export const readNumber = (text: string): number | undefined => {
  const typed = text.trim().replace('−', '-').replace(',', '.')
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(typed) ? Number(typed) : undefined
}

/** Points: not below nought, two digits at most. */
export const readPoints = (text: string): number | undefined => {
  const points = readNumber(text)
  return points !== undefined && points >= 0 && points <= 1_000 && /^\d+([.,]\d{1,2})?$/.test(text.trim()) ? points : undefined
}

/** "80%", "80" and "0,8" (as a spreadsheet keeps 80 %) are all 0.8. */
const readShare = (text: string): number | undefined => {
  const value = readNumber(text.replace('%', ''))
  if (value === undefined || value < 0 || value > 100) return undefined
  return !text.includes('%') && value <= 1 ? value : Number((value / 100).toPrecision(12))
}

const LONGEST = { subject: 500, base: 500, expression: 500 } as const

class Wrong extends Error {
  readonly part: MethodPart
  readonly fault: MethodFault
  constructor(part: MethodPart, fault: MethodFault) {
    super(fault)
    this.part = part
    this.fault = fault
  }
}

const words = (typed: TypedMethod, part: keyof typeof LONGEST): string => {
  const text = typed[part].trim()
  if (text === '') throw new Wrong(part, 'missing')
  if (text.length > LONGEST[part]) throw new Wrong(part, 'tooLong')
  return text
}

const share = (typed: TypedMethod, part: 'fullAt' | 'noneBelow', unsaid: number): number => {
  if (typed[part].trim() === '') return unsaid
  const value = readShare(typed[part])
  if (value === undefined || (part === 'fullAt' && value === 0)) throw new Wrong(part, 'percentInvalid')
  return value
}

const thresholds = (typed: TypedMethod) => ({ fullAt: share(typed, 'fullAt', 1), noneBelow: share(typed, 'noneBelow', 0) })

/** One a line (or between semicolons): "80% = 1". */
const steps = (typed: TypedMethod) => {
  const lines = typed.steps.split(/[\n;]/).map((line) => line.trim()).filter((line) => line !== '')
  const read = lines.map((line) => {
    const [from = '', points = '', ...more] = line.split('=')
    const value = from.includes('%') ? readShare(from) : readNumber(from)
    const given = readPoints(points)
    if (value === undefined || value < 0 || given === undefined || more.length > 0) throw new Wrong('steps', 'stepsInvalid')
    return { from: value, points: given }
  })
  if (read.length < 2) throw new Wrong('steps', 'stepsInvalid')
  return read
}

const formulaInput = (line: string): FormulaInput => {
  const [, name = '', label = '', from = '', to = ''] = /^([^|]*)\|(.*?)(?:\|([^|]*)\|([^|]*))?$/.exec(line) ?? []
  const [low, high] = [from.trim() === '' ? 0 : readNumber(from), to.trim() === '' ? null : readNumber(to)]
  if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(name.trim()) || name.trim().length > 40 || label.trim() === '' || low === undefined || high === undefined) {
    throw new Wrong('inputs', 'inputsInvalid')
  }
  return { name: name.trim(), label: label.trim(), from: low, to: high }
}

const inputs = (typed: TypedMethod): FormulaInput[] => {
  const lines = typed.inputs.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length === 0 || lines.length > 10) throw new Wrong('inputs', 'inputsInvalid')
  return lines.map(formulaInput)
}

const FACT_BY_WORDS = new Map(SYSTEM_FACTS.flatMap((fact) => [[fact, fact], [fold(FACT_WORDS[fact].name), fact]] as const))

const build = (kind: MethodKind, typed: TypedMethod): ScoringMethod => {
  switch (kind) {
    case 'ratio':
      return { kind, part: words(typed, 'subject'), base: words(typed, 'base'), ...thresholds(typed) }
    case 'steps':
      return { kind, value: words(typed, 'subject'), steps: steps(typed) }
    case 'yesNo':
      return { kind, question: words(typed, 'subject') }
    case 'deduction': {
      const each = readPoints(typed.each)
      if (each === undefined) throw new Wrong('each', 'numberInvalid')
      return { kind, cases: words(typed, 'subject'), each }
    }
    case 'survey':
      return { kind, asked: words(typed, 'subject') }
    case 'fromSystem': {
      const named = words(typed, 'subject')
      const fact = FACT_BY_WORDS.get(named) ?? FACT_BY_WORDS.get(fold(named))
      if (fact === undefined) throw new Wrong('subject', 'factUnknown')
      return { kind, fact, ...thresholds(typed), ...(typed.steps.trim() !== '' && { steps: steps(typed) }) }
    }
    case 'formula':
      return { kind, expression: words(typed, 'expression'), inputs: inputs(typed) }
    case 'published':
      return { kind }
  }
}

/** Reads a way to score from what was typed, or says which part is wrong. Whether it suits the points is checked later. */
export const readMethod = (kind: MethodKind, typed: TypedMethod): ReadMethod => {
  try {
    return { ok: true, method: build(kind, typed) }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, part: error.part, fault: error.fault }
    throw error
  }
}
