import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import type { CommandId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { answerByToken, enterAnswers, findSheet, recordCall } from './answer.ts'
import { closeSurvey, draftSurvey, extendSurvey, openSurvey, publishSurvey, reviseSurvey } from './commands.ts'
import { evolve, type Survey } from './domain/survey.ts'
import { drawInvitations } from './draw.ts'
import { listRespondents } from './list-respondents.ts'
import { findSurveyFigures, findSurveyScore } from './queries.ts'
import { sendInvitations } from './send.ts'
import { findSurvey, readRespondents, readSurveyHistory, readWords } from './survey-rows.ts'
import { surveying } from './surveyor.ts'
import { allOf, codesOf, openDrawn, openSurveyOffice, planFor } from './testing.ts'

const db = await testDatabase()
const office = await openSurveyOffice(db)
const { province, commune, other, department } = office.units
const coordinator = await office.ctxOf('coordinator')
const [clerk, rated, ratedOfficer] = [await office.ctxOf('clerk'), await office.ctxOf('rated'), await office.ctxOf('ratedOfficer')]
const PEOPLE = 12
for (let i = 0; i < PEOPLE; i++) await office.finish()

const seen = ({ id, seq }: Survey) => ({ id, seq })
const answer = (token: string, answers = allOf(5)) => answerByToken(office.system, { token, address: '', answers })
const commandId = (): CommandId => coordinator.newId() as CommandId

describe('ai được tổ chức', () => {
  test('cấp trên khảo sát cấp dưới; gửi lại lệnh không lập thêm; cơ quan được đánh giá không sửa được', async () => {
    const id = commandId()
    const draft = () => draftSurvey(coordinator, { ...planFor([commune]), commandId: id, kind: 'sipas', ownerUnitId: province })
    const first = taken(await draft())
    assert.equal(taken(await draft()).id, first.id)
    assert.equal(first.isOwn, false)
    for (const ctx of [rated, ratedOfficer, clerk, await office.ctxOf('outsider')]) {
      assert.equal(codeOf(await reviseSurvey(ctx, { ...seen(first), plan: planFor([commune]) })), 'surveyNotAllowed')
    }
  })

  test('tự hỏi về mình: SIPAS thì được và ghi rõ là tự khảo sát, điều tra xã hội học thì không', async () => {
    const own = taken(await draftSurvey(rated, { ...planFor([commune]), commandId: commandId(), kind: 'sipas', ownerUnitId: commune }))
    assert.equal(own.isOwn, true)
    assert.equal(codeOf(await draftSurvey(coordinator, { ...planFor([province], { questionnaires: ['xhh-01'] }), commandId: commandId(), kind: 'sociological', ownerUnitId: province })), 'surveyOwnOpinionNotAllowed')
    assert.equal(codeOf(await draftSurvey(rated, { ...planFor([other]), commandId: commandId(), kind: 'sipas', ownerUnitId: commune })), 'surveyUnitInvalid')
    assert.equal(codeOf(await draftSurvey(rated, { ...planFor([commune]), commandId: commandId(), kind: 'sipas', ownerUnitId: province })), 'surveyNotAllowed')
  })
})

describe('lấy mẫu từ hồ sơ đã xong', () => {
  test('hạt giống và khung được ghi lại; người không có liên hệ thì ngoài khung; một người nhiều hồ sơ thì một lần', async () => {
    await office.finish(null)
    await office.finish('0910000000')
    const survey = await openDrawn(office, [commune], 5)
    const { sample } = survey
    assert.ok(sample?.kind === 'drawn')
    assert.match(sample.seed, /^[0-9a-f]{32}$/)
    assert.deepEqual([sample.frame, sample.excluded], [PEOPLE, { noContact: 1, refused: 0, samePerson: 1 }])
    assert.equal((await codesOf(coordinator, survey.id)).length, 10, 'tối thiểu của một tầng')
    const [stored] = await rowsOf<{ text: string }>(db, `select string_agg(i::text, ' ') as text from survey_invitation i`)
    for (const code of await codesOf(coordinator, survey.id)) assert.ok(!stored?.text.includes(code))
    assert.ok(!stored?.text.includes('0910000000'))
  })

  test('khung trống, cỡ mẫu lạ, chưa lấy mẫu: từ chối', async () => {
    const empty = taken(await draftSurvey(coordinator, { ...planFor([department]), commandId: commandId(), kind: 'sipas', ownerUnitId: province }))
    assert.equal(codeOf(await drawInvitations(coordinator, { ...seen(empty), method: 'simple', wanted: 5 })), 'surveyFrameEmpty')
    assert.equal(codeOf(await drawInvitations(coordinator, { ...seen(empty), method: 'simple', wanted: 0 })), 'surveyWantedInvalid')
    assert.equal(codeOf(await openSurvey(coordinator, seen(empty))), 'surveySampleRequired')
  })
})

describe('trả lời', () => {
  test('mỗi lời mời một phiếu; gửi lại không đổi gì, trả lời như nhau; mã sai thì không', async () => {
    const survey = await openDrawn(office, [commune])
    const [first = '', second = ''] = await codesOf(coordinator, survey.id)
    const count = async () => (await rowsOf<{ n: number }>(db, `select count(*)::int as n from survey_answer where survey_id = '${survey.id}'`))[0]?.n
    taken(await answer(first))
    taken(await answer(first.toLowerCase(), allOf(1)))
    await Promise.all([answer(second), answer(second), answer(second)])
    assert.equal(await count(), 2)
    assert.equal(taken(await findSheet(office.system, { token: first, address: '' })).invitation.isUsed, true)
    assert.equal(codeOf(await answer('KHONG-CO-MA-NAY')), 'invitationNotFound')
    const { 'lich-su': _, ...partly } = allOf(4)
    assert.equal(codeOf(await answer((await codesOf(coordinator, survey.id))[2] ?? '', partly)), 'surveyAnswersInvalid')
  })

  test('giấy và điện thoại: người của cơ quan tổ chức nhập, người của nơi được đánh giá thì không; quá hạn thì thôi', async () => {
    const survey = await openDrawn(office, [commune])
    const { 'lich-su': _, ...partly } = allOf(4)
    assert.equal(codeOf(await enterAnswers(ratedOfficer, { surveyId: survey.id, serial: 1, answers: partly })), 'surveyEntryNotAllowed')
    assert.equal(codeOf(await enterAnswers(clerk, { surveyId: survey.id, serial: 999, answers: partly })), 'surveySerialUnknown')
    taken(await enterAnswers(clerk, { surveyId: survey.id, serial: 1, answers: partly }))
    taken(await recordCall(clerk, { surveyId: survey.id, serial: 2, outcome: 'declined' }))
    const before = office.now().toString()
    office.setClock('2026-12-16T01:00:00Z')
    assert.equal(codeOf(await enterAnswers(clerk, { surveyId: survey.id, serial: 3, answers: partly })), 'invitationEnded')
    assert.equal(codeOf(await findSheet(office.system, { token: (await codesOf(coordinator, survey.id))[3] ?? '', address: '' })), 'invitationEnded')
    office.setClock(before)
    const longer = taken(await extendSurvey(coordinator, { ...seen(survey), closesOn: '2026-12-20', reason: 'Lũ, thư đến chậm' }))
    assert.equal(longer.closesOn, '2026-12-20')
  })
})

describe('không ai nối được phiếu với người', () => {
  test('ứng dụng không đọc thẳng được phiếu; chưa đóng thì hàm cũng không trả dòng nào', async () => {
    const survey = await openDrawn(office, [commune])
    for (const code of (await codesOf(coordinator, survey.id)).slice(0, 6)) taken(await answer(code, allOf(5, { 'y-kien': ['Chờ hơi lâu'] })))
    for (const table of ['survey_answer', 'survey_words']) {
      await assert.rejects(transaction(office.system, (trx) => sql`select 1 from ${sql.table(table)}`.execute(trx)), /permission denied/)
    }
    await assert.rejects(transaction(office.system, (trx) => sql`delete from survey_ballot`.execute(trx)), /permission denied/)
    await assert.rejects(transaction(office.system, (trx) => sql`update survey_event set body = '{}'`.execute(trx)), /permission denied/)
    assert.deepEqual(await surveying(office.system, (trx) => readRespondents(trx, survey.id)), [])
    assert.deepEqual(await surveying(office.system, (trx) => readWords(trx, survey.id)), [])
    assert.deepEqual(await transaction(rated, (trx) => sql`select * from survey_invitation`.execute(trx).then(({ rows }) => rows)), [])
    assert.deepEqual(await transaction(rated, (trx) => sql`select * from survey_answers_of(${survey.id})`.execute(trx).then(({ rows }) => rows)), [])
  })

  test('kể cả người có cả cơ sở dữ liệu: sau khi đóng không cột nào, thứ tự nào, giao dịch nào nối lại được', async () => {
    const survey = await openDrawn(office, [commune])
    const codes = await codesOf(coordinator, survey.id)
    // Người thứ i chọn mức theo một dãy biết trước, để nếu nối được thì thấy ngay.
    const steps = codes.map((_, i) => (i % 5) + 1)
    for (const [i, code] of codes.entries()) taken(await answer(code, allOf(steps[i] ?? 5, { 'y-kien': [`Ý kiến ${i}`] })))
    const columns = await rowsOf<{ name: string }>(db, `select column_name as name from information_schema.columns where table_name in ('survey_answer', 'survey_words')`)
    assert.deepEqual(columns.map(({ name }) => name).filter((name) => /invit|dossier|contact|serial|token|_at$|account|staff/.test(name)), [])
    const joined = () => rowsOf(db, `select 1 from survey_ballot b join survey_answer a on a.xmin = b.xmin where a.survey_id = '${survey.id}'`)
    assert.equal((await joined()).length, codes.length, 'trước khi đóng, dấu giao dịch vẫn nối được: phép thử này thấy được điều nó tìm')
    taken(await closeSurvey(coordinator, seen(survey)))
    assert.equal((await joined()).length, 0, 'giao dịch ghi phiếu không còn dấu')
    const stored = await rowsOf<{ id: string; step: string }>(db, `select id::text, choices ->> 'lich-su' as step from survey_answer where survey_id = '${survey.id}' order by ctid`)
    assert.deepEqual(stored.map(({ id }) => id), stored.map(({ id }) => id).toSorted(), 'nằm theo số ngẫu nhiên')
    assert.notDeepEqual(stored.map(({ step }) => step), steps.map((step) => `["${step}"]`))
    const texts = await rowsOf<{ words: string }>(db, `select words from survey_words where survey_id = '${survey.id}' order by ctid`)
    assert.notDeepEqual(texts.map(({ words }) => words), codes.map((_, i) => `Ý kiến ${i}`))
    assert.deepEqual(await rowsOf(db, `select 1 from survey_invitation where survey_id = '${survey.id}' and (dossier_id is not null or contact is not null)`), [])
  })
})

describe('đóng, công bố, số cho nơi khác', () => {
  test('điểm cho tiêu chí và số cho báo cáo chỉ có sau khi đóng; đóng rồi không mở lại; lịch sử dựng lại được', async () => {
    const survey = await openDrawn(office, [commune, other])
    const codes = await codesOf(coordinator, survey.id)
    for (const [i, code] of codes.entries()) taken(await answer(code, allOf(i < 9 ? 4 : 2)))
    const score = () => findSurveyScore(coordinator, { surveyId: survey.id, ratedUnitId: commune, criterionCode: '8.1.1' })
    assert.deepEqual(await score(), { hidden: 'tooFew' })
    const closed = taken(await closeSurvey(coordinator, seen(survey)))
    assert.equal(closed.answers, codes.length)
    const known = await score()
    assert.ok('percent' in known && Math.abs(known.percent - 900 / codes.length) < 1e-9 && known.low <= known.percent)
    assert.deepEqual(await findSurveyScore(coordinator, { surveyId: survey.id, ratedUnitId: commune, criterionCode: '1.1' }), { hidden: 'tooFew' })
    const period = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-30') }
    const figures = await findSurveyFigures(coordinator, { unitIds: [commune, other], period })
    assert.ok(figures.sipas !== null && figures.sipas.n === codes.length && Math.abs(figures.sipas.index - 9 / codes.length) < 1e-9)
    const before = { from: period.from.subtract({ years: 1 }), to: period.from }
    assert.deepEqual(await findSurveyFigures(coordinator, { unitIds: [commune], period: before }), { surveys: 0, invited: 0, answered: 0, sipas: null })
    assert.equal(codeOf(await openSurvey(coordinator, seen(closed))), 'surveyPhaseConflict')
    const published = taken(await publishSurvey(coordinator, { ...seen(closed), decision: '125/QĐ-UBND' }))
    assert.equal(published.phase, 'published')
    const history = await surveying(coordinator, (trx) => readSurveyHistory(trx, survey.id))
    const replayed = history.reduce<Survey | undefined>((state, { event }) => evolve(state, survey.id, event), undefined)
    assert.deepEqual(replayed, await surveying(coordinator, (trx) => findSurvey(trx, survey.id)))
  })

  test('bốn phiếu: không có điểm, không công bố được', async () => {
    const survey = await openDrawn(office, [commune])
    for (const code of (await codesOf(coordinator, survey.id)).slice(0, 4)) taken(await answer(code))
    const closed = taken(await closeSurvey(coordinator, seen(survey)))
    assert.deepEqual(await findSurveyScore(coordinator, { surveyId: survey.id, ratedUnitId: commune, criterionCode: '8.1.1' }), { hidden: 'tooFew' })
    assert.equal(codeOf(await publishSurvey(coordinator, { ...seen(closed), decision: null })), 'surveyAnswersMissing')
  })
})

describe('điều tra xã hội học', () => {
  test('danh sách theo nhóm và cơ quan; người có thư được gửi, người khác có phiếu giấy; điểm theo tiêu chí', async () => {
    const plan = planFor([commune, other], { questionnaires: ['xhh-01', 'xhh-03'], period: null })
    const draft = taken(await draftSurvey(coordinator, { ...plan, commandId: commandId(), kind: 'sociological', ownerUnitId: province }))
    const lines = [
      { group: 'xhh-01', unitId: commune, unnamed: 6, contacts: ['dai.bieu@quangtri.test'] },
      { group: 'xhh-01', unitId: other, unnamed: 6, contacts: [] },
      { group: 'xhh-03', unitId: commune, unnamed: 5, contacts: ['0911222333'] },
    ]
    assert.equal(codeOf(await listRespondents(coordinator, { ...seen(draft), lines: [{ ...lines[0], group: 'xhh-02' } as (typeof lines)[number]] })), 'surveyRespondentsInvalid')
    const listed = taken(await listRespondents(coordinator, { ...seen(draft), lines }))
    const opened = taken(await openSurvey(coordinator, seen(listed)))
    const sent = taken(await sendInvitations(coordinator, seen(opened)))
    assert.equal(sent.sent, 2)
    assert.equal(codeOf(await sendInvitations(coordinator, seen(sent))), 'surveyRecipientsMissing')
    for (const token of await codesOf(coordinator, draft.id)) {
      const sheet = taken(await findSheet(office.system, { token, address: '' }))
      const good = sheet.stratum.unitId === commune ? 'a' : 'c'
      const answers = Object.fromEntries(sheet.questionnaire.sections.flatMap(({ questions }) => questions.flatMap((one) => (one.kind === 'weighted' ? [[one.key, [good]]] : []))))
      taken(await answer(token, answers))
    }
    taken(await closeSurvey(coordinator, seen(sent)))
    const score = async (ratedUnitId: typeof commune, criterionCode: string) => {
      const found = await findSurveyScore(coordinator, { surveyId: draft.id, ratedUnitId, criterionCode })
      return 'percent' in found ? [Math.round(found.percent), found.answers] : found
    }
    assert.deepEqual(await score(commune, '8.2.1'), [100, 7])
    assert.deepEqual(await score(other, '8.2.1'), [20, 6])
    assert.deepEqual(await score(commune, '8.2.2'), [100, 6])
    assert.deepEqual(await score(other, '8.2.2'), { hidden: 'tooFew' })
  })
})
