import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { findPlaceIndex } from '#places/queries.ts'
import { today } from '#organisation/today.ts'
import eformScript from '#ui/enhance/eform.ts?worker&url'
import placeScript from '#ui/enhance/place.ts?worker&url'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { requestContext, type RequestContext } from '#web/request-context.ts'
import { checkPage, newlyAsked } from '../domain/check.ts'
import type { Page } from '../domain/form.ts'
import { applyRowAction } from '../domain/rows.ts'
import { visiblePages } from '../domain/settle.ts'
import type { Answers, AnswerValue } from '../domain/value.ts'
import { listWholeForms } from '../form-catalogue-queries.ts'
import { formFacts } from '../form-facts.ts'
import { pressedRowAction, readPage } from '../read-page.ts'
import { placeChoices, settlePlaces } from '../settle-places.ts'
import { compileForm } from '../compile-form.ts'
import { formProblemSentence } from '../refusals.ts'
import { answersFor } from '../sample-answers.ts'
import { summarise } from '../summary.ts'
import { FormPage } from './form-page.tsx'
import { Summary } from './summary.tsx'

export const handle: RouteHandle = { scripts: [eformScript, placeScript, errorFocus] }

/** The form as it would be published, and what filling it needs. */
const openTrial = ({ ctx }: Pick<RequestContext, 'ctx'>, code: string, versionNo: string | null) =>
  transaction(ctx, async (trx) => {
    const versions = await listWholeForms(trx, code)
    const version = versions.find((one) => String(one.versionNo) === versionNo) ?? versions.at(-1)
    if (version === undefined) throw data(null, { status: 404 })
    const day = today(ctx)
    return { compiled: compileForm(version.source), facts: await formFacts(trx, day), units: await findPlaceIndex(trx, day.toString()) }
  })

/** What was tried so far travels in the page: a trial leaves nothing behind. */
const answerSchema: z.ZodType<AnswerValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(answerSchema), z.record(z.string(), answerSchema)]),
)
const readKept = (text: string): Answers => {
  try {
    return z.record(z.string(), answerSchema).parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}

/** Files are only claimed in a trial. */
const claimedFiles = (sent: FormData, page: Page): Answers =>
  Object.fromEntries(page.fields.flatMap(({ id, kind }) => (kind === 'file' ? [[id, sent.get(`tep:${id}`) === 'on' ? ['thu'] : []]] : [])))

const problemsOf = (compiled: ReturnType<typeof compileForm>): readonly string[] => (compiled.ok ? [] : compiled.problems.map(formProblemSentence))

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { compiled, facts } = await openTrial(context.get(requestContext), params['code'] ?? '', url.searchParams.get('ban'))
  const address = `${url.pathname}${url.search}`
  if (!compiled.ok) return { problems: problemsOf(compiled), form: null, facts, pageId: null, address }
  const pages = visiblePages(compiled.body, {}, facts.today)
  const asked = url.searchParams.get('trang')
  return { problems: [], form: compiled.body, facts, pageId: compiled.body.pages.find((page) => page.id === asked)?.id ?? pages[0]?.id ?? null, address }
}

export const action = async ({ request, context, params, url }: ActionFunctionArgs) => {
  const { compiled, facts, units } = await openTrial(context.get(requestContext), params['code'] ?? '', url.searchParams.get('ban'))
  if (!compiled.ok) throw data(null, { status: 409 })
  const sent = await request.formData()
  const form = compiled.body
  const before = readKept(String(sent.get('kept') ?? '{}'))
  const page = form.pages.find(({ id }) => id === sent.get('page')) ?? form.pages[0]
  if (page === undefined) throw data(null, { status: 404 })
  const typed = { ...before, ...settlePlaces(units, page, readPage(sent, page)), ...claimedFiles(sent, page) }
  if (sent.get('viec') === 'dien') {
    const sample = answersFor(form, facts)
    const own = Object.fromEntries(page.fields.flatMap((field) => (sample[field.id] === undefined ? [] : [[field.id, sample[field.id] ?? null]])))
    return { answers: { ...typed, ...own }, pageId: page.id, errors: [], hasNewQuestions: false, isDone: false }
  }
  const pressed = pressedRowAction(sent)
  if (pressed !== undefined) return { answers: applyRowAction(page, typed, pressed), pageId: page.id, errors: [], hasNewQuestions: false, isDone: false }
  const opened = newlyAsked(form, page, { before, after: typed }, facts.today)
  const all = checkPage(form, page, typed, facts)
  const errors = all.filter((error) => !(error.code === 'missing' && opened.has(error.path)))
  if (all.length > 0) {
    const choices = placeChoices(units, page, typed)
    return data({ answers: typed, pageId: page.id, errors, placeChoices: choices, hasNewQuestions: errors.length === 0, isDone: false }, { status: errors.length > 0 ? 422 : 200 })
  }
  const pages = visiblePages(form, typed, facts.today)
  const next = pages[pages.findIndex(({ id }) => id === page.id) + 1]
  return { answers: typed, pageId: next?.id ?? page.id, errors: [], hasNewQuestions: false, isDone: next === undefined }
}

/** A form filled to try it, with the same pages that people see. Nothing is kept. */
const FormTry = () => {
  const { problems, form, facts, pageId, address } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  if (form === null) {
    return (
      <div className="wrap narrow">
        <title>Điền thử biểu mẫu</title>
        <h1>Chưa điền thử được</h1>
        <Notice tone="error" title="Sửa những chỗ này trước"><ul>{problems.map((one) => <li key={one}>{one}</li>)}</ul></Notice>
        <p><a href={`${address.split('/xem-thu')[0]}/soan`}>Về bản nháp</a></p>
      </div>
    )
  }
  const answers = tried?.answers ?? {}
  const page = form.pages.find(({ id }) => id === (tried?.pageId ?? pageId)) ?? form.pages[0]
  const pages = visiblePages(form, answers, facts.today)
  const back = `${address.split('/xem-thu')[0]}`
  return (
    <div className="wrap narrow">
      <title>{`Điền thử: ${form.title}`}</title>
      <Notice tone="info" title="Đang điền thử">Không có gì được gửi hay lưu lại. <a href={back}>Về biểu mẫu</a></Notice>
      {tried?.isDone === true ? (
        <>
          <h1>Kiểm tra lại câu trả lời</h1>
          <Summary pages={summarise(form, answers, facts)} />
          <p><a href={address}>Điền lại từ đầu</a></p>
        </>
      ) : page === undefined ? null : (
        <>
          <p className="step-of">Trang {pages.findIndex(({ id }) => id === page.id) + 1} trong {pages.length} · {form.title}</p>
          <h1>{page.title}</h1>
          <FormPage
            form={form} page={page} answers={answers} facts={facts} errors={tried?.errors ?? []}
            placeChoices={tried !== undefined && 'placeChoices' in tried ? tried.placeChoices : {}}
            hasNewQuestions={tried?.hasNewQuestions ?? false} action={address}
            renderFile={(field, path, ids) => (
              <div className="field">
                <span className="eform-label">{field.label}</span>
                {field.hint !== undefined && <span className="hint">{field.hint}</span>}
                <label className="choice">
                  <input type="checkbox" name={`tep:${path}`} defaultChecked={ids.length > 0} />
                  <span>Coi như đã đính kèm tệp</span>
                </label>
              </div>
            )}
          >
            <input type="hidden" name="page" value={page.id} />
            <input type="hidden" name="kept" value={JSON.stringify(answers)} />
            <Button kind="plain" name="viec" value="dien">Điền sẵn dữ liệu thử</Button>
          </FormPage>
        </>
      )}
    </div>
  )
}
export default FormTry
