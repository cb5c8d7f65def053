import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/ids.ts'
import { isoDayOf } from '#kernel/typed-day.ts'
import { Button } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SlipChip } from '#ui/slip-list.tsx'
import { parseForm, refused, wrongFields, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { answerSlip } from '../answer.ts'
import { findSlipView } from '../pages/slip-view.ts'
import { monitoringSentence, type MonitoringRefusal } from '../refusals.ts'
import { SlipContent } from './slip-content.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const slip = id && (await findSlipView(ctx, id))
  if (slip === undefined) throw data(null, { status: 404 })
  return { slip }
}

const FORM = z.strictObject({ reason: z.string().default(''), plan: z.string().default(''), doneBy: z.string().default('') })

const FIELD_OF: Partial<Readonly<Record<MonitoringRefusal, string>>> = {
  answerReasonRequired: 'reason',
  answerPlanRequired: 'plan',
  answerDoneByInvalid: 'doneBy',
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const slipId = parseId(params['id'] ?? '')
  if (slipId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const answered = await answerSlip(web.ctx, { slipId, ...parsed.value, doneBy: isoDayOf(parsed.value.doneBy) })
  if (!answered.ok) return refused(form, answered.refusal.code, monitoringSentence(answered.refusal), FIELD_OF[answered.refusal.code])
  web.flash('done', 'Đã trả lời phiếu đôn đốc. Người gửi thấy ngay.')
  throw redirect(`/don-doc/phieu/${slipId}`, 303)
}

/** One slip: what is asked, by when, and the answer. */
const SlipPage = () => {
  const { slip } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const isOpen = slip.state === 'waiting' || slip.state === 'late'
  return (
    <>
      <PageHeader title={`Phiếu đôn đốc ${slip.number}`} over={<a href="/don-doc/phieu">Phiếu đôn đốc</a>} chips={<SlipChip state={slip.state} />} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
        <section className="panel">
          <SlipContent slip={slip} withSubject />
          <p>
            <a href={`/don-doc/phieu/${slip.id}/in`} target="_blank" rel="noreferrer">
              In phiếu
            </a>
          </p>
        </section>
        {isOpen && slip.mayAnswer && (
          <section className="panel">
            <h2>Trả lời</h2>
            <PostForm reply={reply} label="Trả lời phiếu đôn đốc">
              <TextAreaField name="reason" label="Vì sao chậm" rows={3} maxLength={2_000} />
              <TextAreaField name="plan" label="Sẽ làm gì" rows={3} maxLength={2_000} />
              <DayField name="doneBy" label="Xong trước ngày" />
              <p className="form-actions">
                <Button>Trả lời</Button>
              </p>
            </PostForm>
          </section>
        )}
      </main>
    </>
  )
}
export default SlipPage
