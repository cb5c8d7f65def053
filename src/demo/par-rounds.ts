import { transaction, type Ctx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { localDayOf, plainDateOf, Temporal, vietnamDay, ZONE, type PlainDate } from '#kernel/time.ts'
import type { SubCriterion } from '#law/par-index.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { isCountedDay } from '#organisation/domain/working-calendar.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { isAnswered } from '#par-index/domain/rounds/card-score.ts'
import { linesOf, verifierNames } from '#par-index/domain/rounds/round.ts'
import type { Input } from '#par-index/domain/score.ts'
import { performOnCard, type CardInput } from '#par-index/rounds/card-commands.ts'
import { openRound } from '#par-index/rounds/open-round.ts'
import { acrossUnits } from '#par-index/rounds/reading.ts'
import { findRoundCards } from '#par-index/rounds/reading-round.ts'
import { decideRoundResult, freezeRoundFacts, publishRound } from '#par-index/rounds/round-commands.ts'
import { findIndexVersion } from '#par-index/versions/queries.ts'
import type { DemoLogin, DemoOffice } from './office.ts'

const VERSION = 'mau-cap-xa'
/** Which department verifies what the set names; what the demo has no department for goes to the lead. */
const VERIFIERS: Readonly<Record<string, string>> = { 'Văn phòng UBND tỉnh': 'H50.01', 'Sở Nội vụ': 'H50.02', 'Sở Tư pháp': 'H50.03', 'Sở Tài chính': 'H50.04' }
const LEAD = 'H50.02'
const COMMUNE = /^H50\.1\d\d$/
const PLAN: Evidence = { kind: 'document', number: '15/KH-UBND', issuedOn: '2026-01-20', issuer: 'Ủy ban nhân dân xã', title: 'Kế hoạch cải cách hành chính của xã' }

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo rounds: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

/** The same answer for the same line of the same commune: mostly good, some things left undone. */
const plausible = ({ method, maxPoints, code }: SubCriterion, commune: number): Input => {
  const luck = (commune * 7 + [...code].reduce((sum, sign) => sum * 3 + sign.charCodeAt(0), 0)) % 10
  switch (method.kind) {
    case 'ratio':
    case 'fromSystem': return { kind: 'share', part: 20 - Math.min(6, luck), base: 20 }
    case 'survey': return { kind: 'share', part: 92 - luck * 2, base: 100 }
    case 'steps': return { kind: 'value', value: method.steps.at(luck < 7 ? -1 : -2)?.from ?? 1 }
    case 'yesNo': return { kind: 'answer', isYes: luck < 8 }
    case 'deduction': return { kind: 'cases', cases: luck === 9 ? 1 : 0 }
    case 'published': return { kind: 'points', points: maxPoints }
    case 'formula': return { kind: 'values', values: Object.fromEntries(method.inputs.map(({ name, from, to }) => [name, to ?? from])) }
  }
}

const at = (ctx: Ctx, day: PlainDate, time = '09:00'): Ctx => {
  const moment = day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant()
  return { ...ctx, clock: () => moment }
}

type Stage = {
  readonly ctx: Ctx
  readonly office: DemoOffice
  readonly lines: readonly SubCriterion[]
  readonly roundId: string
  readonly cards: ReadonlyMap<string, string>
}

const actAs = async (ctx: Ctx, { staffId, accountId, name }: DemoLogin): Promise<Ctx> => {
  const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, vietnamDay(ctx.clock())))
  return { ...ctx, actor: { kind: 'staff', staffId, accountId, name, grants } }
}

const loginOf = (office: DemoOffice, unit: RegExp, role: DemoLogin['roles'][number]): DemoLogin => {
  const found = office.logins.find(({ unitCode, roles }) => unit.test(unitCode) && roles.includes(role))
  if (found === undefined) throw new Error(`demo rounds: nobody is ${role} at ${unit.source}`)
  return found
}

const head = (office: DemoOffice): DemoLogin => loginOf(office, /^H50$/, 'agencyLeader')
const coordinator = (office: DemoOffice): DemoLogin => loginOf(office, /^H50\.02/, 'reformCoordinator')
const leaderOf = (office: DemoOffice, commune: string): DemoLogin => loginOf(office, new RegExp(`^${commune.replaceAll('.', '\\.')}$`), 'agencyLeader')

/** The nearest working day at or after one. */
const workingFrom = (ctx: Ctx, office: DemoOffice, day: PlainDate): Promise<PlainDate> =>
  transaction(ctx, async (trx) => {
    const calendar = await loadCalendar(trx, office.provinceId, day)
    let at = localDayOf(day)
    while (!isCountedDay(calendar, at)) at += 1
    return plainDateOf(at)
  })

type Days = { readonly opened: PlainDate; readonly cutOff: PlainDate; readonly selfScore: PlainDate; readonly verification: PlainDate; readonly council: PlainDate }

const open = async (ctx: Ctx, office: DemoOffice, days: Days): Promise<Stage> => {
  const unit = (code: string): UnitId => office.units.get(code) ?? office.provinceId
  const communes = [...office.units].filter(([code]) => COMMUNE.test(code))
  const version = await acrossUnits(ctx, (trx) => findIndexVersion(trx, VERSION))
  if (version === undefined) throw new Error('demo rounds: no set of criteria')
  const day = async (wanted: PlainDate): Promise<string> => (await workingFrom(ctx, office, wanted)).toString()
  const governor = await actAs(at(ctx, days.opened), head(office))
  const { id } = done(await openRound(governor, {
    id: ctx.newId(), name: `Chỉ số cải cách hành chính cấp xã năm ${days.cutOff.year}`, year: days.cutOff.year, versionCode: VERSION, organiserId: office.provinceId, leadUnitId: unit(LEAD),
    unitIds: communes.map(([, unitId]) => unitId), verifiers: verifierNames(version).map((name) => ({ name, unitId: unit(VERIFIERS[name] ?? LEAD) })),
    headId: head(office).staffId, memberIds: [loginOf(office, /^H50\.02$/, 'agencyLeader').staffId, loginOf(office, /^H50\.03$/, 'agencyLeader').staffId],
    cutOffOn: days.cutOff.toString(), selfScoreFrom: days.opened.toString(), selfScoreUntil: await day(days.selfScore), verificationUntil: await day(days.verification),
    councilUntil: await day(days.council), rebuttalDays: 5,
  }))
  const byUnit = new Map((await findRoundCards(ctx, id)).map((one) => [one.card.unitId, one.id]))
  return { ctx, office, lines: linesOf(version), roundId: id, cards: new Map(communes.flatMap(([code, unitId]) => { const card = byUnit.get(unitId); return card === undefined ? [] : [[code, card] as const] })) }
}

const act = async (ctx: Ctx, cardId: string, input: CardInput): Promise<void> => { done(await performOnCard(ctx, cardId, input)) }

/** A commune scores itself, up to a share of its lines. */
const scoreCommune = async ({ ctx, office, lines, cards }: Stage, commune: string, no: number, day: PlainDate, upTo = 1): Promise<void> => {
  const leader = await actAs(at(ctx, day), leaderOf(office, commune))
  const answered = lines.filter(isAnswered)
  for (const line of answered.slice(0, Math.ceil(answered.length * upTo))) {
    await act(leader, cards.get(commune) ?? '', { type: 'score', code: line.code, lineSeq: 0, input: plausible(line, no), explanation: null, evidence: line.evidence === undefined ? [] : [{ ...PLAN, title: line.evidence }] })
  }
}

const submit = async ({ ctx, office, cards }: Stage, commune: string, day: PlainDate): Promise<void> =>
  act(await actAs(at(ctx, day, '16:00'), leaderOf(office, commune)), cards.get(commune) ?? '', { type: 'submit' })

/** Every department agrees with its lines; the lead differs on one, and sends. */
const verify = async (stage: Stage, commune: string, day: PlainDate, differsOn: string | null): Promise<void> => {
  const { ctx, office, lines, cards } = stage
  const card = cards.get(commune) ?? ''
  const answered = lines.filter(isAnswered)
  const lead = await actAs(at(ctx, day), coordinator(office))
  if (differsOn !== null) await act(lead, card, { type: 'verifyLine', code: differsOn, lineSeq: await lineSeq(stage, card, differsOn), agrees: false, input: { kind: 'cases', cases: 2 }, comment: 'Hai báo cáo quý gửi sau hạn theo sổ văn bản đến.' })
  for (const [unit, own] of Map.groupBy(answered, ({ verifier }) => VERIFIERS[verifier ?? ''] ?? LEAD)) {
    const verifier = unit === LEAD ? coordinator(office) : loginOf(office, new RegExp(`^${unit.replaceAll('.', '\\.')}$`), unit === 'H50.01' ? 'unitHead' : 'agencyLeader')
    await act(await actAs(at(ctx, day), verifier), card, { type: 'agreeLines', codes: own.map(({ code }) => code) })
  }
  await act(lead, card, { type: 'sendVerification' })
}

const lineSeq = async ({ ctx, roundId }: Stage, cardId: string, code: string): Promise<number> =>
  (await findRoundCards(ctx, roundId)).find(({ id }) => id === cardId)?.card.lines[code]?.seq ?? 0

const enterSurveys = async ({ ctx, office, lines, cards }: Stage, commune: string, no: number, day: PlainDate): Promise<void> => {
  const lead = await actAs(at(ctx, day), coordinator(office))
  for (const line of lines.filter(({ method }) => method.kind === 'survey')) {
    await act(lead, cards.get(commune) ?? '', { type: 'survey', code: line.code, input: plausible(line, no), source: { kind: 'paper', evidence: [{ ...PLAN, number: '212/BC-SNV', issuer: 'Sở Nội vụ', title: 'Báo cáo kết quả điều tra xã hội học' }] } })
  }
}

/** Last year's round, from its opening to its publication. */
const finishRound = async (ctx: Ctx, office: DemoOffice, year: number): Promise<void> => {
  const on = (month: number, day: number, inYear = year): Promise<PlainDate> => workingFrom(ctx, office, Temporal.PlainDate.from({ year: inYear, month, day }))
  const days = { opened: await on(11, 17), cutOff: Temporal.PlainDate.from({ year, month: 11, day: 30 }), selfScore: await on(12, 15), verification: await on(12, 30), council: await on(1, 14, year + 1) }
  const stage = await open(ctx, office, days)
  const [scoring, verifying, deciding] = [await on(12, 4), await on(12, 18), await on(1, 12, year + 1)]
  done(await freezeRoundFacts(await actAs(at(ctx, await on(12, 1)), coordinator(office)), stage.roundId))
  for (const [no, commune] of [...stage.cards.keys()].entries()) {
    await scoreCommune(stage, commune, no, scoring)
    await submit(stage, commune, scoring)
    await verify(stage, commune, verifying, null)
    await enterSurveys(stage, commune, no, verifying)
  }
  const governor = await actAs(at(ctx, deciding), head(office))
  const decision = { number: '14/QĐ-UBND', issuedOn: deciding.toString(), signerTitle: 'KT. Chủ tịch', signerName: head(office).name }
  done(await decideRoundResult(governor, { roundId: stage.roundId, decision }))
  done(await publishRound(governor, stage.roundId))
}

const DAYS_SINCE_CUT_OFF = 8
/** What the lead sees otherwise at the second commune: reports that were late. */
const DISPUTED = '1.2.1'

/** This year's round in the middle: one card verified with its rebuttal open, some sent, some begun, some silent. */
const runRound = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  const today = vietnamDay(ctx.clock())
  const cutOff = today.subtract({ days: DAYS_SINCE_CUT_OFF })
  const days = { opened: cutOff.subtract({ days: 5 }), cutOff, selfScore: today.add({ days: 14 }), verification: today.add({ days: 32 }), council: today.add({ days: 48 }) }
  const stage = await open(ctx, office, days)
  const [scoring, verifying] = [cutOff.add({ days: 3 }), cutOff.add({ days: 6 })]
  done(await freezeRoundFacts(await actAs(at(ctx, cutOff.add({ days: 1 })), coordinator(office)), stage.roundId))
  const [own, disputed, sent, begun] = [...stage.cards.keys()]
  if (own === undefined || disputed === undefined || sent === undefined || begun === undefined) return
  for (const [no, commune] of [[1, disputed], [2, sent]] as const) {
    await scoreCommune(stage, commune, no, scoring)
    await submit(stage, commune, scoring)
  }
  await scoreCommune(stage, own, 0, scoring, 0.6)
  await scoreCommune(stage, begun, 3, scoring, 0.25)
  await verify(stage, disputed, verifying, DISPUTED)
  const card = stage.cards.get(disputed) ?? ''
  const leader = await actAs(at(ctx, verifying, '15:00'), leaderOf(office, disputed))
  await act(leader, card, {
    type: 'rebut', code: DISPUTED, lineSeq: await lineSeq(stage, card, DISPUTED), input: { kind: 'cases', cases: 1 }, explanation: 'Báo cáo quý II đã gửi đúng hạn qua trục liên thông; chỉ báo cáo quý III chậm một ngày.',
    evidence: [{ ...PLAN, number: '88/BC-UBND', title: 'Báo cáo cải cách hành chính quý II' }],
  })
}

/**
 * The PAR Index of the demo's communes: last year's round published, this year's in the middle. A demo that starts
 * before there was a whole year has no last year.
 */
export const scoreCommunes = async (ctx: Ctx, office: DemoOffice, openedOn: PlainDate): Promise<void> => {
  const today = vietnamDay(ctx.clock())
  const year = today.subtract({ days: DAYS_SINCE_CUT_OFF }).year - 1
  const isPast = Temporal.PlainDate.compare(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 20 }), today) < 0
  if (isPast && Temporal.PlainDate.compare(openedOn, Temporal.PlainDate.from({ year, month: 11, day: 1 })) < 0) await finishRound(ctx, office, year)
  await runRound(ctx, office)
}
