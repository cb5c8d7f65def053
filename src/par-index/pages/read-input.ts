import { readNumber } from '#eforms/domain/leaf-value.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { Input } from '../domain/score.ts'
import { areShares } from '../versions/method-words.ts'
import { textIn } from './form-text.ts'
import { formulaBox, INPUT_BOXES } from './input-boxes.ts'

const number = (form: FormData, field: string): Result<number, 'parNumberInvalid'> => {
  const value = readNumber(textIn(form, field))
  return value === undefined ? refuse('parNumberInvalid', { field }) : ok(value)
}

/** Two numbers as a share; a fact of the system and a survey are claimed so too. */
const share = (form: FormData): Result<Input, 'parNumberInvalid'> => {
  const [part, base] = [number(form, INPUT_BOXES.part), number(form, INPUT_BOXES.base)]
  if (!part.ok) return part
  return base.ok ? ok({ kind: 'share', part: part.value, base: base.value }) : base
}

/** What was typed for a line, by how the line is scored; a refusal names the box. Percentages are typed as people say them. */
export const readInput = ({ method }: Pick<SubCriterion, 'method'>, form: FormData): Result<Input, 'parNumberInvalid'> => {
  switch (method.kind) {
    case 'ratio':
    case 'fromSystem': return share(form)
    case 'survey': {
      if (textIn(form, INPUT_BOXES.points) === '') return share(form)
      const points = number(form, INPUT_BOXES.points)
      return points.ok ? ok({ kind: 'points', points: points.value }) : points
    }
    case 'steps': {
      const value = number(form, INPUT_BOXES.value)
      return value.ok ? ok({ kind: 'value', value: areShares(method.steps) ? Math.round(value.value * 1_000_000) / 100_000_000 : value.value }) : value
    }
    case 'yesNo': {
      const answer = textIn(form, INPUT_BOXES.answer)
      return answer === 'co' || answer === 'khong' ? ok({ kind: 'answer', isYes: answer === 'co' }) : refuse('parNumberInvalid', { field: INPUT_BOXES.answer })
    }
    case 'deduction': {
      const cases = number(form, INPUT_BOXES.cases)
      return cases.ok ? ok({ kind: 'cases', cases: cases.value }) : cases
    }
    case 'published': {
      const points = number(form, INPUT_BOXES.points)
      return points.ok ? ok({ kind: 'points', points: points.value }) : points
    }
    case 'formula': {
      const values: Record<string, number> = {}
      for (const { name } of method.inputs) {
        const value = number(form, formulaBox(name))
        if (!value.ok) return value
        values[name] = value.value
      }
      return ok({ kind: 'values', values })
    }
  }
}

const plain = (value: number): string => String(value).replace('.', ',')

/** The boxes filled with what stands there, so that a person changes rather than types anew. */
export const typedInput = ({ method }: Pick<SubCriterion, 'method'>, input: Input | undefined): Readonly<Record<string, string>> => {
  if (input === undefined) return {}
  switch (input.kind) {
    case 'share': return { [INPUT_BOXES.part]: plain(input.part), [INPUT_BOXES.base]: plain(input.base) }
    case 'value': return { [INPUT_BOXES.value]: plain(method.kind === 'steps' && areShares(method.steps) ? Math.round(input.value * 1_000_000) / 10_000 : input.value) }
    case 'answer': return { [INPUT_BOXES.answer]: input.isYes ? 'co' : 'khong' }
    case 'cases': return { [INPUT_BOXES.cases]: plain(input.cases) }
    case 'points': return { [INPUT_BOXES.points]: plain(input.points) }
    case 'values': return Object.fromEntries(Object.entries(input.values).map(([name, value]) => [formulaBox(name), plain(value)]))
  }
}
