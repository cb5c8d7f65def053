import type { Ctx } from '#db/context.ts'
import type { CommandId, UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { Question } from '#law/surveys.ts'
import { today } from '#organisation/today.ts'
import { answerByToken, questionnaireFor } from '#surveys/answer.ts'
import { closeSurvey, draftSurvey, openSurvey, publishSurvey, type PlanInput } from '#surveys/commands.ts'
import { questionsOf, type Answers } from '#surveys/domain/answers.ts'
import { strataOf, type Survey } from '#surveys/domain/survey.ts'
import { drawInvitations } from '#surveys/draw.ts'
import { listToPrint } from '#surveys/invitations.ts'
import { listRespondents } from '#surveys/list-respondents.ts'
import { surveying } from '#surveys/surveyor.ts'
import { tokensOf } from '#surveys/tokens.ts'
import { seededChance, type Chance } from '../simulation/seed.ts'
import { actAs } from './act-as.ts'
import type { DemoOffice } from './office.ts'

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo surveys: ${result.refusal.code}`)
  return result.value
}

/** How content people are, from the first unit to the last; the rest is chance. */
const CONTENT = [0.92, 0.86, 0.81, 0.88, 0.78] as const
const WORDS = ['Cán bộ hướng dẫn dễ hiểu, trả sớm hơn hẹn', 'Nên cho nộp qua mạng nhiều hơn', 'Chỗ ngồi chờ còn ít', 'Phải đi lại hai lần vì thiếu giấy tờ'] as const
const MOST = 10_000
/** Asked of those whose result came late. */
const ONLY_WHEN_LATE = ['bao-tre', 'xin-loi']

type World = { readonly ctx: Ctx; readonly office: DemoOffice; readonly communes: readonly UnitId[]; readonly province: UnitId }

/** The world so many days ago. */
const daysAgo = (ctx: Ctx, days: number): Ctx => {
  const now = ctx.clock()
  return { ...ctx, clock: () => now.subtract({ minutes: days * 24 * 60 }) }
}

const asCoordinator = (ctx: Ctx, { logins }: DemoOffice): Promise<Ctx> => {
  const coordinator = logins.find(({ unitCode, roles }) => unitCode === 'H50' && roles.includes('reformCoordinator'))
  if (coordinator === undefined) throw new Error('demo surveys: nobody holds them')
  return actAs(ctx, coordinator)
}

const answerTo = (question: Question, chance: Chance, content: number): readonly string[] => {
  const isContent = chance.happens(content)
  switch (question.kind) {
    case 'scale': return [isContent ? chance.pick(['4', '4', '5']) : chance.pick(['1', '2', '3', '3'])]
    case 'weighted': return [chance.happens(0.04) ? 'e' : isContent ? chance.pick(['a', 'a', 'b']) : chance.pick(['b', 'c', 'd'])]
    case 'choice': {
      const bad = ['tien-ngoai', 'phien-ha', 'tre-hen'].includes(question.key)
      if (bad) return [chance.happens(0.06) ? 'co' : 'khong']
      if (ONLY_WHEN_LATE.includes(question.key) && !chance.happens(0.06)) return []
      return chance.happens(0.8) ? chance.shuffle(question.options.map(({ key }) => key)).slice(0, 1 + chance.below(Math.min(question.most, 3))) : []
    }
    case 'text': return chance.happens(0.12) ? [chance.pick(WORDS)] : []
  }
}

/** So many of those invited answer by the code of their invitation, one after the other. */
const answerSome = async (ctx: Ctx, survey: Survey, share: number, { communes }: World): Promise<void> => {
  const invited = await surveying(ctx, async (trx) => {
    const invitations = await listToPrint(trx, survey.id, 1, MOST)
    const tokens = await tokensOf(trx, ctx, invitations.map(({ id }) => id))
    return invitations.map((invitation, i) => ({ ...invitation, token: tokens[i] ?? '' }))
  })
  for (const { serial, stratum: no, token } of invited) {
    const chance = seededChance(`demo survey ${survey.kind} ${survey.phase} ${serial}`)
    const stratum = strataOf(survey).find((one) => one.no === no)
    const questionnaire = stratum === undefined ? undefined : questionnaireFor(survey, stratum)
    if (stratum === undefined || questionnaire === undefined || !chance.happens(share)) continue
    const content = CONTENT[communes.indexOf(stratum.unitId) % CONTENT.length] ?? CONTENT[0]
    const answers: Answers = Object.fromEntries(questionsOf(questionnaire).map((question) => [question.key, answerTo(question, chance, content)]))
    done(await answerByToken(ctx, { token, address: '', answers }))
  }
}

const planOf = ({ ctx, communes }: World, title: string, period: readonly [from: number, to: number], closesIn: number): PlanInput => {
  const day = today(ctx)
  return {
    title, questionnaires: ['sipas'], rated: communes,
    period: { from: day.subtract({ days: period[0] }).toString(), to: day.subtract({ days: period[1] }).toString() }, closesOn: day.add({ days: closesIn }).toString(),
  }
}

/** A SIPAS survey that the province opened so many days ago. */
const openSipas = async (world: World, plan: PlanInput, days: number, wanted: number): Promise<Survey> => {
  const ctx = await asCoordinator(daysAgo(world.ctx, days), world.office)
  const drafted = done(await draftSurvey(ctx, { ...plan, commandId: ctx.newId() as CommandId, kind: 'sipas', ownerUnitId: world.province }))
  const drawn = done(await drawInvitations(ctx, { id: drafted.id, seq: drafted.seq, method: 'stratified', wanted }))
  return done(await openSurvey(ctx, { id: drawn.id, seq: drawn.seq }))
}

/** Deputies and heads of departments about the communes. */
const openOpinions = async (world: World, days: number): Promise<Survey> => {
  const ctx = await asCoordinator(daysAgo(world.ctx, days), world.office)
  const drafted = done(await draftSurvey(ctx, {
    ...planOf(world, `Điều tra xã hội học phục vụ chỉ số cải cách hành chính năm ${today(ctx).year}`, [0, 0], 1), questionnaires: ['xhh-01', 'xhh-03'], period: null,
    commandId: ctx.newId() as CommandId, kind: 'sociological', ownerUnitId: world.province,
  }))
  const lines = world.communes.flatMap((unitId) => [{ group: 'xhh-01', unitId, unnamed: 18, contacts: [] }, { group: 'xhh-03', unitId, unnamed: 9, contacts: [] }])
  const listed = done(await listRespondents(ctx, { id: drafted.id, seq: drafted.seq, lines }))
  return done(await openSurvey(ctx, { id: listed.id, seq: listed.seq }))
}

/**
 * The surveys of the demo, all of the province about its communes: one published, one that runs, and the opinions for the
 * PAR Index.
 */
export const holdSurveys = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  const province = office.units.get('H50')
  const communes = [...office.units].flatMap(([code, unitId]) => (/^H50\.1\d\d$/.test(code) ? [unitId] : []))
  if (province === undefined || communes.length === 0) throw new Error('demo surveys: nobody to ask about')
  const world: World = { ctx, office, communes, province }
  const first = await openSipas(world, planOf(world, 'Khảo sát hài lòng về phục vụ hành chính cấp xã', [45, 12], 0), 11, 400)
  await answerSome(daysAgo(ctx, 8), first, 0.82, world)
  const coordinator = await asCoordinator(daysAgo(ctx, 3), office)
  const closed = done(await closeSurvey(coordinator, { id: first.id, seq: first.seq }))
  done(await publishSurvey(coordinator, { id: closed.id, seq: closed.seq, decision: '218/QĐ-UBND' }))
  const opinions = await openOpinions(world, 9)
  await answerSome(daysAgo(ctx, 6), opinions, 0.86, world)
  done(await closeSurvey(await asCoordinator(daysAgo(ctx, 2), office), { id: opinions.id, seq: opinions.seq }))
  const running = await openSipas(world, planOf(world, 'Khảo sát hài lòng, hồ sơ trả kết quả gần đây', [30, 3], 14), 2, 120)
  await answerSome(daysAgo(ctx, 1), running, 0.3, world)
}
