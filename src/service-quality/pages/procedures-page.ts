import type { Ctx } from '#db/context.ts'
import { ok } from '#kernel/result.ts'
import { listInForce } from '#procedures/queries.ts'
import { gainOf } from '../domain/gain.ts'
import { inputsOf } from '../domain/tally.ts'
import { scopeJson } from '../index-json.ts'
import { onGround } from '../queries.ts'
import { indexSentence } from '../refusals.ts'
import type { Asked } from './index-address.ts'
import { readIndexQuestion } from './index-question.ts'

export type ProcedureShare = {
  readonly code: string
  readonly name: string
  readonly numerator: number
  readonly denominator: number
  /** What the unit would gain if nothing of this procedure were outside the numerator. */
  readonly gain: number
}

export type ProceduresPage = {
  readonly asked: Asked
  readonly indicators: readonly { readonly code: string; readonly label: string }[]
  readonly indicator: { readonly code: string; readonly label: string; readonly numerator: string; readonly denominator: string }
  readonly found: { readonly unitName: string; readonly scope: ReturnType<typeof scopeJson>; readonly rows: readonly ProcedureShare[] } | { readonly refusal: string | null }
}

const FIRST_SHOWN = '2.1'

/** One indicator of a unit by procedure, where the index says that it is counted so; those that cost the most first. */
export const loadProceduresPage = async (ctx: Ctx, url: string): Promise<ProceduresPage | undefined> => {
  const { asked, question } = await readIndexQuestion(ctx, url)
  const code = new URL(url).searchParams.get('chi-tieu') ?? FIRST_SHOWN
  if (question === undefined) return undefined
  const answer = await onGround(ctx, question, async (trx, { scope, facts, tree, unit, level, inputs }) => {
    const indicators = scope.version.indicators.filter((one) => one.byProcedure && one.appliesTo.includes(level) && inputs[one.measure].kind === 'counted')
    const indicator = indicators.find((one) => one.code === code) ?? indicators.find((one) => one.code === FIRST_SHOWN) ?? indicators[0]
    if (indicator === undefined) return undefined
    const units = tree.subtree(unit.id)
    const codes = new Set([...facts.dossiers, ...facts.offered].flatMap((one) => (units.has(one.unitId) ? [one.procedureCode] : [])))
    const names = new Map((await listInForce(trx, scope.lastDay)).map((one) => [one.code, one.name]))
    const rows = [...codes].flatMap((procedureCode): ProcedureShare[] => {
      const measured = inputsOf(facts, { units, procedureCode })[indicator.measure]
      if (measured.kind === 'noSource' || measured.denominator === 0) return []
      const { numerator, denominator } = measured
      const gain = gainOf(scope.version, level, inputs, { [indicator.measure]: denominator - numerator })
      return [{ code: procedureCode, name: names.get(procedureCode) ?? procedureCode, numerator, denominator, gain }]
    })
    const named = ({ code: no, label }: { readonly code: string; readonly label: string }) => ({ code: no, label })
    return {
      indicators: indicators.map(named),
      indicator: { ...named(indicator), numerator: indicator.numerator, denominator: indicator.denominator },
      found: { unitName: unit.name, scope: scopeJson(scope), rows: rows.toSorted((a, b) => b.gain - a.gain || (a.code < b.code ? -1 : 1)) },
    }
  })
  const found = answer.ok ? answer : ok(undefined)
  if (found.value !== undefined) return { asked, ...found.value }
  return {
    asked,
    indicators: [],
    indicator: { code, label: '', numerator: '', denominator: '' },
    found: { refusal: answer.ok ? null : indexSentence(answer.refusal) },
  }
}
