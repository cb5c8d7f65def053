import type { Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { Question } from '#law/surveys.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import { printSurveySheets, type SurveySheetInput } from '#papers/survey-sheet.ts'
import { questionnaireFor } from './answer.ts'
import { mayEnter, mayHold } from './domain/may.ts'
import { strataOf, type Survey } from './domain/survey.ts'
import { sheetAddress } from './invitation-letter.ts'
import { listToPrint } from './invitations.ts'
import { ruleOf } from './queries.ts'
import { findSurvey } from './survey-rows.ts'
import { surveying } from './surveyor.ts'
import { spacedToken, tokensOf } from './tokens.ts'

/** Sheets of one file: some more would be slow to print and to look through. */
export const SHEETS_A_FILE = 50

type PrintedQuestion = SurveySheetInput['questionnaires'][number]['sections'][number]['questions'][number]

const printed = (question: Question): PrintedQuestion => {
  switch (question.kind) {
    case 'scale':
    case 'text': return { kind: question.kind, text: question.text }
    case 'weighted': return { kind: 'choice', text: question.text, options: question.options.map(({ label }) => label), most: 1 }
    case 'choice': return { kind: 'choice', text: question.text, options: question.options.map(({ label }) => label), most: question.most }
  }
}

/** Sheets of invitations that were not answered, from a number on; `surveyNotFound` for whoever may not print them. */
export const printSheets = async (ctx: Ctx, press: Press, { surveyId, from, origin }: { readonly surveyId: string; readonly from: number; readonly origin: string }): Promise<Result<Paper, PaperCode | 'surveyNotFound'>> => {
  const input = await surveying(ctx, async (trx): Promise<SurveySheetInput | undefined> => {
    const survey: Survey | undefined = await findSurvey(trx, surveyId)
    const tree = await unitTree(trx, today(ctx))
    if (survey?.phase !== 'open' || !(mayHold(ctx.actor, survey, tree) || mayEnter(ctx.actor, survey, tree))) return undefined
    const invitations = await listToPrint(trx, surveyId, from, SHEETS_A_FILE)
    const tokens = await tokensOf(trx, ctx, invitations.map(({ id }) => id))
    const sheets = invitations.flatMap(({ serial, stratum: no }, i) => {
      const stratum = strataOf(survey).find((one) => one.no === no)
      const questionnaire = stratum === undefined ? undefined : questionnaireFor(survey, stratum)
      const token = tokens[i]
      if (stratum === undefined || questionnaire === undefined || token === undefined) return []
      return [{ serial, token, unit: tree.find(stratum.unitId)?.name ?? '—', questionnaire: survey.questionnaires.indexOf(questionnaire) }]
    })
    if (sheets.length === 0) return undefined
    return {
      print: { printedAt: toAt(ctx.clock()) }, agency: tree.find(survey.ownerUnitId)?.name ?? '—', title: survey.title, closesOn: survey.closesOn,
      typed: `${new URL(origin).host}/phieu-khao-sat`, scale: [...ruleOf(survey).scale],
      questionnaires: survey.questionnaires.map(({ sections }) => ({ sections: sections.map(({ title, questions }) => ({ title, questions: questions.map(printed) })) })),
      sheets: sheets.map(({ token, ...sheet }) => ({ ...sheet, code: spacedToken(token) })),
      qr: Object.fromEntries(sheets.map(({ serial, token }) => [String(serial), sheetAddress(origin, token)])),
    }
  })
  return input === undefined ? refuse('surveyNotFound') : printSurveySheets(press, input)
}
