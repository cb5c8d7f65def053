import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { dossierSentence, type DossierRefusal } from '#dossiers/refusals.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { isoDayOf } from '#kernel/typed-day.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { prepareApology, signApologies } from '../apologies/prepare-apology.ts'
import { findApologyForm } from '../pages/apologies-page.ts'
import { latenessSentence, type LatenessRefusal } from '../refusals.ts'

const LIST = '/don-doc/xin-loi'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const form = id === undefined ? undefined : await findApologyForm(ctx, id)
  if (form === undefined) throw data(null, { status: 404 })
  return form
}

const FIELD_OF: { readonly [code in LatenessRefusal]?: string } = {
  apologyCauseUnknown: 'cause',
  apologyReasonRequired: 'reason',
  apologyReasonTooLong: 'reason',
  apologyDayNotWorking: 'rescheduledOn',
  apologyDayTooSoon: 'rescheduledOn',
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const dossierId = parseId<DossierId>(params['id'] ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '')
  const prepared = await prepareApology(ctx, { dossierId, cause: text('cause'), reason: text('reason'), rescheduledOn: isoDayOf(text('rescheduledOn')) })
  if (!prepared.ok) {
    const { refusal } = prepared
    return refused(form, refusal.code, latenessSentence(refusal), FIELD_OF[refusal.code])
  }
  if (text('do') !== 'sign') {
    flash('done', 'Đã soạn văn bản xin lỗi, chờ người đứng đầu ký.')
    return redirect(LIST, 303)
  }
  const commandId = parseId(text('commandId')) ?? ctx.newId()
  const signed = await signApologies(ctx, commandId, [dossierId])
  const refusal = signed.ok ? (signed.value[0]?.refusal ?? null) : signed.refusal
  if (refusal !== null) {
    const message = refusal.code.startsWith('apology')
      ? latenessSentence(refusal as Refusal<LatenessRefusal>)
      : dossierSentence(refusal as Refusal<DossierRefusal>)
    return refused(form, refusal.code, message)
  }
  flash('done', 'Đã ký văn bản xin lỗi, người nộp được báo ngày hẹn lại.')
  return redirect(`/mot-cua/ho-so/${dossierId}`, 303)
}

const GROUP_WORDS = { subjective: 'chủ quan', objective: 'khách quan' } as const

/** One letter: what is proposed, completed by the officer, signed by the head. */
const Apology = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Văn bản xin lỗi và hẹn lại" over={<Link to={LIST}>Xin lỗi và hẹn lại</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <p className="muted">
          <Link to={`/mot-cua/ho-so/${page.dossierId}`}><Code>{page.code}</Code></Link> · {page.procedureName}
          {page.submitterName !== null && <> · {page.submitterName}</>}
        </p>
        <section className="panel">
          <Notice tone="warning" title={page.isPast ? 'Đã quá hẹn trả' : 'Sắp đến hẹn trả'}>
            Hẹn trả <Moment at={page.dueAt} /> giữ nguyên: đúng hạn hay quá hạn vẫn xét theo ngày này. Chỉ được hẹn lại một lần.
            {page.preparedBy !== null && <> {page.preparedBy} đã soạn.</>}
          </Notice>
          {page.mayPrepare ? (
            <PostForm reply={reply} label="Văn bản xin lỗi">
              <input type="hidden" name="commandId" value={page.commandId} />
              <SelectField
                name="cause"
                label="Nguyên nhân quá hạn"
                placeholder="Chọn nguyên nhân"
                defaultValue={page.cause ?? ''}
                options={page.causes.map(({ code, label, group }) => ({ value: code, label: `${label} (${GROUP_WORDS[group]})` }))}
              />
              <TextAreaField
                name="reason"
                label="Lý do ghi trong văn bản"
                hint="Người dân đọc đúng như bạn ghi: vì sao chậm, đang vướng ở đâu"
                rows={4}
                maxLength={4000}
                defaultValue={page.reason ?? ''}
              />
              <DayField
                name="rescheduledOn"
                label="Hẹn lại ngày"
                hint="Một ngày làm việc, sau hẹn trả"
                defaultValue={page.rescheduledOn}
              />
              <div className="form-actions">
                {page.maySign && <Button name="do" value="sign">Lưu và ký</Button>}
                <Button name="do" value="save" kind={page.maySign ? 'ghost' : 'main'}>{page.maySign ? 'Chỉ lưu' : 'Trình ký'}</Button>
                <ButtonLink kind="plain" to={LIST}>Thôi</ButtonLink>
              </div>
            </PostForm>
          ) : (
            <p>Bạn xem được dự thảo này nhưng không soạn được: việc của người thụ lý và người phụ trách đơn vị.</p>
          )}
        </section>
      </main>
    </>
  )
}
export default Apology
