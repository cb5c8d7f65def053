import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { questionnairesOn, type Questionnaire } from '#law/surveys.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { parseForm } from '#web/form.ts'
import type { PlanInput } from '../commands.ts'
import { agenciesAs, mayHold, SURVEY_HOLDERS } from '../domain/may.ts'
import type { Survey } from '../domain/survey.ts'
import { SHEET_FIELD, UNIT_FIELD } from '../fields.ts'
import { findSurvey } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'

const day = (missing: string) => z.iso.date(missing)
const schema = z.object({
  title: z.string('Ghi tên cuộc khảo sát.').max(200, 'Tên dài nhất 200 chữ.'),
  closesOn: day('Chọn ngày cuối nhận trả lời.'),
  from: day('Chọn ngày đầu của khoảng hồ sơ có kết quả.').optional(),
  to: day('Chọn ngày cuối của khoảng hồ sơ có kết quả.').optional(),
})

/** The plan as it was typed. */
export const readPlan = (kind: Survey['kind'], form: FormData) => {
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const ticked = (prefix: string): readonly string[] => [...form.keys()].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  const { title, closesOn, from, to } = parsed.value
  const plan: PlanInput = {
    title, closesOn,
    questionnaires: kind === 'sipas' ? ['sipas'] : ticked(SHEET_FIELD),
    rated: ticked(UNIT_FIELD).flatMap((id) => parseId<UnitId>(id) ?? []),
    period: from === undefined || to === undefined ? null : { from, to },
  }
  return { ok: true as const, value: plan }
}

export type PlanChoices = {
  readonly owners: readonly { readonly value: string; readonly label: string }[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly depth: number }[]
  readonly questionnaires: readonly Pick<Questionnaire, 'code' | 'respondents' | 'rated'>[]
  /** ISO day. */
  readonly today: string
}

/** What can be chosen for a survey that the actor holds: agencies at and below their own. */
export const findPlanChoices = (ctx: Ctx, kind: Survey['kind']): Promise<PlanChoices> =>
  surveying(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    const owners = agenciesAs(ctx.actor, SURVEY_HOLDERS, tree)
    const below = new Set([...owners].flatMap((id) => [...tree.subtree(id)]))
    return {
      owners: tree.units.flatMap(({ id, name }) => (owners.has(id) ? [{ value: id, label: name }] : [])),
      units: agenciesOf(tree).flatMap(({ id, name }) => (below.has(id) ? [{ id, name, depth: tree.depth(id) }] : [])),
      questionnaires: questionnairesOn(kind, today(ctx).toString()).map(({ code, respondents, rated }) => ({ code, respondents, rated })),
      today: today(ctx).toString(),
    }
  })

export type Draft = Pick<Survey, 'id' | 'seq' | 'kind' | 'title' | 'rated' | 'period' | 'closesOn'> & { readonly questionnaires: readonly string[] }

/** A survey in draft that the actor holds. */
export const findDraft = (ctx: Ctx, surveyId: string): Promise<Draft | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, surveyId)
    if (survey?.phase !== 'draft' || !mayHold(ctx.actor, survey, await unitTree(trx, today(ctx)))) return undefined
    const { id, seq, kind, title, rated, period, closesOn, questionnaires } = survey
    return { id, seq, kind, title, rated, period, closesOn, questionnaires: questionnaires.map(({ code }) => code) }
  })
