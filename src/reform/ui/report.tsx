import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { FILE_REFUSALS } from '#files/refusals.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { EvidenceFields } from '#ui/evidence-fields.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { loadReportForm, sendReport } from '../pages/report-form.ts'
import { taskHref } from '../task-href.ts'
import { CLAIM_WORDS } from '../words.ts'
import { TargetNow, TaskChip } from './task-chips.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const form = id === undefined ? undefined : await loadReportForm(context.get(requestContext).ctx, id)
  if (form === undefined) throw data(null, { status: 404 })
  return { form }
}

type ReportReply = FormReply & { readonly staged?: readonly StagedUpload[] }

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId(params['id'] ?? '') ?? ''
  const upload = await readUploadForm(web.ctx, web.files, request)
  if (!upload.ok) {
    const { code } = upload.refusal
    return data<ReportReply>({ errors: {}, values: {}, refusal: { code, message: FILE_REFUSALS[code] } }, { status: statusOf(code) })
  }
  const offered = id === '' ? undefined : await loadReportForm(web.ctx, id)
  const { acted, evidence } = await sendReport(web.ctx, id, upload.value, offered?.facts ?? [])
  if (acted.ok) {
    web.flash('done', acted.message)
    throw redirect(taskHref(id), 303)
  }
  const { code, message, field } = acted
  return data<ReportReply>({
    errors: { ...evidence.errors, ...(field !== undefined && { [field]: message }) },
    values: typedValues(upload.value.fields),
    refusal: field === undefined ? { code, message } : null,
    staged: evidence.staged,
  }, { status: statusOf(code) })
}

/** Báo cáo kết quả: how far, what was done, what stands in the way, with evidence. */
const ReportScreen = () => {
  const { form } = useLoaderData<typeof loader>()
  const reply = useActionData<ReportReply>()
  const { line, hasParts, asks } = form
  const claims = (['progress', 'completed', 'notCarriedOut'] as const).filter((claim) => !hasParts || claim === 'progress')
  const hints = {
    progress: 'Đơn vị giao thấy ngay, không phải xác nhận.',
    completed: 'Chờ đơn vị giao xác nhận; hoàn thành tính từ lúc bạn gửi báo cáo này.',
    notCarriedOut: 'Nêu rõ khó khăn; chờ đơn vị giao xác nhận.',
  }
  return (
    <>
      <PageHeader title="Báo cáo kết quả nhiệm vụ" over={line.title} chips={<TaskChip line={line} />} aside={<>Hạn <Day on={line.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {form.returnedFor !== null && <Notice tone="warning" title="Báo cáo trước bị trả lại">{form.returnedFor}</Notice>}
        {line.target !== null && asks === 'nothing' && !hasParts && (
          <Notice title="Chỉ tiêu do hệ thống đọc"><TargetNow target={line.target} /> Không phải nhập tiến độ.</Notice>
        )}
        {hasParts && <Notice>Nhiệm vụ đã giao xuống: tiến độ tự theo các phần việc. Báo cáo ở đây là phần lời, khó khăn và đề xuất.</Notice>}
        <section className="panel">
          <PostForm reply={reply} upload label="Báo cáo kết quả">
            <input type="hidden" name="seq" value={form.seq} />
            <RadioCards name="claim" legend="Nhiệm vụ đang ở đâu?" defaultValue="progress" inRow choices={claims.map((claim) => ({ value: claim, label: CLAIM_WORDS[claim], hint: hints[claim] }))} />
            {asks === 'progress' && <TextField name="progress" label="Tiến độ (%)" hint="Từ 0 đến 99; hoàn thành thì chọn ở trên" inputMode="numeric" width={4} defaultValue={String(line.progress)} />}
            {asks === 'reached' && <TextField name="reached" label={`Đã đạt được (${form.unit ?? ''})`} inputMode="numeric" width={10} />}
            <TextAreaField name="words" label="Kết quả đã làm được" maxLength={4_000} rows={4} />
            <TextAreaField name="difficulty" label="Khó khăn, vướng mắc" optional maxLength={4_000} rows={2} />
            <TextAreaField name="proposal" label="Đề xuất, kiến nghị" optional maxLength={4_000} rows={2} />
            <EvidenceFields facts={form.facts} staged={reply?.staged} hint="Báo cáo hoàn thành cần ít nhất một minh chứng." />
            <p className="form-actions">
              <Button>Gửi báo cáo</Button>
              <ButtonLink kind="ghost" to={line.href}>Quay lại nhiệm vụ</ButtonLink>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default ReportScreen
