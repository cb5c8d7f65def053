import type { Ctx } from '#db/context.ts'
import { surveyRuleOn } from '#law/surveys.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { tidy } from '#kernel/text.ts'
import { mayHold } from '../domain/may.ts'
import { expectedMargin, neededFor } from '../domain/sampling.ts'
import { findFrame } from '../draw.ts'
import { contactsField, countField } from '../fields.ts'
import type { RespondentLine } from '../list-respondents.ts'
import { findSurvey } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'

/** Sizes that are laid side by side for whoever chooses one. */
const SIZES = [100, 200, 400, 800, 1_600] as const

export type SamplePage = {
  readonly id: string
  readonly seq: number
  readonly title: string
} & (
  | {
      readonly kind: 'sipas'
      /** People who may be asked, and dossiers left out by reason. */
      readonly people: number
      readonly dossiers: number
      readonly byMessage: number
      readonly byPhone: number
      readonly noContact: number
      readonly refused: number
      readonly margin: number
      readonly proposed: number
      readonly sizes: readonly { readonly size: number; readonly margin: number }[]
    }
  | {
      readonly kind: 'sociological'
      readonly groups: readonly { readonly code: string; readonly respondents: string }[]
      readonly units: readonly { readonly id: UnitId; readonly code: string; readonly name: string }[]
    }
)

/** What a holder needs to choose whom to ask; undefined when the survey is not theirs or not in draft. */
export const findSamplePage = (ctx: Ctx, id: string): Promise<SamplePage | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, id)
    const tree = await unitTree(trx, today(ctx))
    if (survey?.phase !== 'draft' || !mayHold(ctx.actor, survey, tree)) return undefined
    const { seq, title, kind } = survey
    if (kind === 'sociological') {
      return {
        id, seq, title, kind,
        groups: survey.questionnaires.map(({ code, respondents }) => ({ code, respondents })),
        units: survey.rated.flatMap((unitId) => { const unit = tree.find(unitId); return unit === undefined ? [] : [{ id: unitId, code: unit.code, name: unit.name }] }),
      }
    }
    const { candidates, excluded } = await findFrame(trx, ctx, survey, tree)
    const people = new Map(candidates.map((one) => [one.person, one]))
    const margin = surveyRuleOn(today(ctx).toString()).margin / 100
    return {
      id, seq, title, kind, margin, ...excluded, people: people.size, dossiers: candidates.length,
      byMessage: [...people.values()].filter(({ channel }) => channel !== null).length, byPhone: [...people.values()].filter(({ mayCall }) => mayCall).length,
      proposed: neededFor(margin, people.size),
      sizes: SIZES.filter((size) => size < people.size).map((size) => ({ size, margin: expectedMargin(size, people.size) })),
    }
  })

type Fault = { readonly field: string; readonly sentence: string }

/** One line: `H50.101; an@quangtri.test`. */
const readContactLine = (line: string, unitByCode: ReadonlyMap<string, UnitId>): { readonly unitId: UnitId; readonly contact: string } | undefined => {
  const [code, contact] = line.split(/[;\t]/).map((part) => part.trim())
  const unitId = unitByCode.get(code ?? '')
  return unitId === undefined || contact === undefined || contact === '' ? undefined : { unitId, contact }
}

/** Who is asked in a sociological survey, as typed: so many of a group about each unit, and contacts line by line. */
export const readRespondentLines = (
  page: Extract<SamplePage, { kind: 'sociological' }>,
  form: FormData,
): { readonly lines: readonly RespondentLine[]; readonly faults: readonly Fault[] } => {
  const unitByCode = new Map(page.units.map(({ id, code }) => [code, id]))
  const faults: Fault[] = []
  const lines = page.groups.flatMap(({ code: group }): RespondentLine[] => {
    const typed = tidy(String(form.get(countField(group)) ?? ''))
    const count = typed === '' ? 0 : /^\d{1,5}$/.test(typed) ? Number(typed) : undefined
    if (count === undefined) faults.push({ field: countField(group), sentence: 'Ghi số người là một số nguyên.' })
    const rows = String(form.get(contactsField(group)) ?? '').split(/\r\n|\r|\n/).map(tidy).filter((line) => line !== '')
    const contacts = rows.flatMap((line, i) => {
      const read = readContactLine(line, unitByCode)
      if (read === undefined) faults.push({ field: contactsField(group), sentence: `Dòng ${i + 1}: ghi mã cơ quan, dấu chấm phẩy, rồi thư điện tử hoặc số điện thoại.` })
      return read ?? []
    })
    return [
      ...(count === undefined || count === 0 ? [] : page.units.map(({ id: unitId }) => ({ group, unitId, unnamed: count, contacts: [] }))),
      ...[...Map.groupBy(contacts, ({ unitId }) => unitId)].map(([unitId, own]) => ({ group, unitId, unnamed: 0, contacts: own.map(({ contact }) => contact) })),
    ]
  })
  return { lines, faults }
}

export const readSeen = (typedId: string | undefined, form: FormData): { readonly id: string; readonly seq: number } => ({ id: parseId(typedId ?? '') ?? '', seq: Number(form.get('seq')) })
