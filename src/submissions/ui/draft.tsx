import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { FormPage } from '#eforms/ui/form-page.tsx'
import { parseId } from '#kernel/ids.ts'
import eformScript from '#ui/enhance/eform.ts?worker&url'
import placeScript from '#ui/enhance/place.ts?worker&url'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import uploadScript from '#ui/enhance/upload.ts?worker&url'
import { Notice } from '#ui/notice.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { DraftId } from '../domain/draft.ts'
import { actOnDraft, type DraftReply } from '../pages/draft-action.ts'
import { loadDraftPage, type DraftPage, type StepView } from '../pages/draft-page.ts'
import { CheckStep } from './draft-check.tsx'
import { DeliveryStep, PlaceStep, SubmitterStep } from './draft-steps.tsx'
import { AddressStep, HandingStep } from './draft-post.tsx'
import { PapersStep } from './draft-papers.tsx'
import { fieldErrorSentences } from '#eforms/refusals.ts'
import { FileSlot } from './file-slot.tsx'
import { SaveLater } from './save-later.tsx'
import { draftPath } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus, eformScript, placeScript, uploadScript] }

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { citizenCtx } = context.get(requestContext)
  const id = parseId<DraftId>(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const found = await loadDraftPage(citizenCtx, id, params['trang'] ?? '')
  switch (found.state) {
    case 'page':
      return found.page
    case 'sent':
      return redirect(`/nop-ho-so/da-nop/${found.dossierId}`, 303)
    case 'otherStep':
      return redirect(draftPath(id, found.slug), 303)
    case 'notInForce':
      throw data(null, { status: 410 })
    case 'notFound':
      throw data(null, { status: 404 })
  }
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId<DraftId>(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const reply = await actOnDraft(web.citizenCtx, { id, slug: params['trang'] ?? '', files: web.files, request })
  switch (reply.kind) {
    case 'goTo':
      return redirect(draftPath(id, reply.slug), 303)
    case 'leave':
      web.flash('done', 'Đã lưu bản nháp. Bạn mở lại ở đây bất cứ lúc nào, trên máy nào cũng được.')
      return redirect('/ho-so-cua-toi', 303)
    case 'sent':
      return redirect(`/nop-ho-so/da-nop/${reply.dossierId}`, 303)
    case 'notFound':
      throw data(null, { status: 404 })
    case 'stay':
      return data(reply, { status: reply.status })
  }
}

export type StayReply = Extract<DraftReply, { kind: 'stay' }>

const TITLES: Readonly<Record<Exclude<StepView['kind'], 'form'>, string>> = {
  submitter: 'Người nộp',
  place: 'Nộp ở đâu',
  papers: 'Giấy tờ kèm theo',
  handing: 'Giấy tờ bản giấy',
  collection: 'Địa chỉ lấy giấy tờ',
  delivery: 'Nhận kết quả',
  address: 'Địa chỉ nhận',
  check: 'Kiểm tra lại trước khi gửi',
}

/** One thing per page, saved on the server each time. */
const DraftScreen = () => {
  const page = useLoaderData<typeof loader>() as DraftPage
  const answer = useActionData<typeof action>() as StayReply | undefined
  const { view } = page
  const title = view.kind === 'form' ? view.page.title : TITLES[view.kind]
  return (
    <div className="wrap narrow">
      <title>{`${title} · ${page.procedureName} · Dịch vụ công`}</title>
      <p className="small">
        {page.back === null ? <a href={`/nop-ho-so/${page.code}`}>‹ {page.procedureName}</a> : <a href={draftPath(page.id, page.back)}>‹ Trang trước</a>}
      </p>
      <p className="step-of">
        Bước {page.ordinal}/{page.total}
        {page.back !== null && <> · {page.procedureName}</>}
      </p>
      <h1>{title}</h1>
      <Notices page={page} />
      <Step page={page} answer={answer} />
    </div>
  )
}
export default DraftScreen

const Notices = ({ page: { asked, hasMoved } }: { readonly page: DraftPage }) => (
  <>
    {asked !== null && (
      <Notice tone="warning" title="Một cửa trả lại hồ sơ để bạn hoàn thiện">
        <p>{asked.reason}</p>
        <ol>
          {asked.items.map((item) => (
            <li key={item.no}>{item.text}</li>
          ))}
        </ol>
        <p>
          Sửa ở các trang liên quan rồi gửi lại trước <b><Day on={asked.answerDueOn} long /></b>.
        </p>
      </Notice>
    )}
    {hasMoved && (
      <Notice tone="warning" title="Thủ tục hoặc tờ khai vừa có bản mới">
        Những gì bạn đã điền vẫn còn. Hãy xem lại từng trang: có thể có câu hỏi mới hoặc giấy tờ đã thay đổi.
      </Notice>
    )}
  </>
)

const Step = ({ page, answer }: { readonly page: DraftPage; readonly answer: StayReply | undefined }) => {
  const { view, id } = page
  const missing = fieldErrorSentences(answer?.errors ?? [])
  switch (view.kind) {
    case 'submitter':
      return <SubmitterStep view={view} reply={answer?.reply ?? undefined} />
    case 'place':
      return <PlaceStep view={view} reply={answer?.reply ?? undefined} />
    case 'delivery':
      return <DeliveryStep view={view} reply={answer?.reply ?? undefined} />
    case 'handing':
      return <HandingStep view={view} reply={answer?.reply ?? undefined} />
    case 'address':
    case 'collection':
      return <AddressStep view={view} reply={answer?.reply ?? undefined} />
    case 'papers':
      return <PapersStep draftId={id} view={view} reply={answer?.reply ?? undefined} />
    case 'check':
      return <CheckStep page={page} view={view} reply={answer?.reply ?? undefined} />
    case 'form':
      return (
        <FormPage
          form={view.form}
          page={view.page}
          answers={view.answers}
          facts={view.facts}
          placeChoices={view.placeChoices}
          errors={answer?.errors ?? []}
          refusal={answer?.reply?.refusal ?? null}
          hasNewQuestions={answer?.hasNewQuestions ?? false}
          upload={view.hasFiles}
          renderFile={(field, path) => (
            <FileSlot
              draftId={id}
              slot={{ kind: 'field', path }}
              label={field.label}
              hint={field.hint}
              files={view.files[path] ?? []}
              most={field.maxFiles}
              error={answer?.reply?.errors[`tep.field:${path}`] ?? missing[path]}
            />
          )}
        >
          <SaveLater />
        </FormPage>
      )
  }
}
