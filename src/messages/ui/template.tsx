import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { OCCASIONS, type Occasion } from '#law/messages.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import { parseForm, typedValues, wrongFields, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { editTemplate, type TemplateEdit } from '../commands.ts'
import { checkTemplate, LONGEST } from '../domain/template.ts'
import { MESSAGE_REFUSALS, messageSentence } from '../refusals.ts'
import { findTemplateHistory, getTemplate } from '../template-queries.ts'
import { explainPlaceholders, previewTemplate, type TemplatePreview } from '../template-preview.ts'
import { OCCASION_SLUGS, OCCASION_WORDS } from '../words.ts'

const occasionOf = (slug: string | undefined): Occasion => {
  const occasion = OCCASIONS.find((one) => OCCASION_SLUGS[one] === slug)
  if (occasion === undefined) throw data(null, { status: 404 })
  return occasion
}

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const occasion = occasionOf(params['loai'])
  return transaction(ctx, async (trx) => {
    const template = await getTemplate(trx, occasion)
    return {
      template,
      placeholders: explainPlaceholders(occasion),
      preview: previewTemplate(template, template.plainShort),
      history: (await findTemplateHistory(trx, occasion)).map(({ version, subject, letter, short, editedAt, editorName }) => ({
        version, subject, letter, short, editedAt: toAt(editedAt), editorName,
      })),
    }
  })
}

const ticked = z.literal('co').optional().transform((value) => value !== undefined)
const FORM = z.strictObject({
  viec: z.enum(['xem', 'luu']),
  ban: z.coerce.number().int().min(0),
  subject: z.string().default(''),
  letter: z.string().default(''),
  short: z.string().default(''),
  mail: ticked,
  sms: ticked,
  zalo: ticked,
  plainShort: ticked,
})

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const occasion = occasionOf(params['loai'])
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { viec, ban, subject, letter, short, plainShort, ...ways } = parsed.value
  const edit: TemplateEdit = {
    occasion, baseVersion: ban, subject, letter, short, plainShort, channels: (['mail', 'sms', 'zalo'] as const).filter((channel) => ways[channel]),
  }
  const faults = checkTemplate(occasion, edit)
  const errors = Object.fromEntries(faults.map(({ part, code, facts }) => [part, messageSentence({ code, facts })]))
  const reply: FormReply = { errors, values: typedValues(form), refusal: null }
  if (faults.length > 0) return data({ ...reply, preview: null }, { status: 422 })
  if (viec === 'xem') return { ...reply, preview: previewTemplate(edit, plainShort) }
  const result = await editTemplate(web.ctx, edit)
  if (!result.ok) {
    const { code } = result.refusal
    return data({ ...reply, refusal: { code, message: MESSAGE_REFUSALS[code] }, preview: null }, { status: statusOf(code) })
  }
  web.flash('done', 'Đã lưu mẫu, áp dụng từ tin tới.')
  throw redirect(`/quan-tri/tin-nhan/${OCCASION_SLUGS[occasion]}`, 303)
}

const Preview = ({ preview }: { readonly preview: TemplatePreview }) => (
  <section className="panel" aria-label="Xem trước với dữ liệu ví dụ">
    <h2>Xem trước với dữ liệu ví dụ</h2>
    <h3>{preview.subject}</h3>
    <p className="as-written">{preview.letter}</p>
    <h3>Tin ngắn</h3>
    <p className="as-written">{preview.short}</p>
    <p className="small muted">
      {preview.shortLength.places} ký tự, {preview.shortLength.isPlain ? 'không dấu' : 'có dấu'}: {preview.shortLength.parts} tin SMS.
    </p>
  </section>
)

/** The words of one step: what may be named, how it reads, what they were before. */
const TemplatePage = () => {
  const { template, placeholders, preview, history } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply & { preview?: TemplatePreview | null }>()
  return (
    <>
      <PageHeader title={`Tin báo: ${OCCASION_WORDS[template.occasion]}`} over={<a href="/quan-tri/tin-nhan">Tin báo cho người dân</a>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="two">
          <section className="panel">
            {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
            <PostForm reply={reply} label="Lời của tin">
              <input type="hidden" name="ban" value={template.version} />
              <TextField name="subject" label="Tiêu đề" maxLength={LONGEST.subject} defaultValue={template.subject} />
              <TextAreaField name="letter" label="Thư và hộp tin trên cổng" rows={10} maxLength={LONGEST.letter} defaultValue={template.letter} />
              <TextAreaField name="short" label="Tin ngắn (SMS, Zalo)" hint="Không nêu tên thủ tục: màn hình khóa ai cũng đọc được" rows={3} maxLength={LONGEST.short} defaultValue={template.short} />
              <fieldset>
                <legend>Gửi thêm qua</legend>
                <Checkbox name="mail" value="co" label="Thư điện tử" defaultChecked={template.channels.includes('mail')} />
                <Checkbox name="sms" value="co" label="SMS" defaultChecked={template.channels.includes('sms')} />
                <Checkbox name="zalo" value="co" label="Zalo (chỉ người đã đồng ý nhận)" defaultChecked={template.channels.includes('zalo')} />
              </fieldset>
              <Checkbox name="plainShort" value="co" label="SMS bỏ dấu (một tin chứa được 160 ký tự thay vì 70)" defaultChecked={template.plainShort} />
              <p className="form-actions">
                <Button name="viec" value="luu">Lưu mẫu</Button> <Button kind="ghost" name="viec" value="xem">Xem trước</Button>
              </p>
            </PostForm>
          </section>
          <aside className="stack">
            <Preview preview={reply?.preview ?? preview} />
            <section className="panel tight">
              <h2>Từ thay thế dùng được</h2>
              <ul className="plain">
                {placeholders.map(({ name, meaning, isShort }) => (
                  <li key={name}>
                    <code>{`{${name}}`}</code> {meaning}
                    {!isShort && <span className="small muted"> (không dùng trong tin ngắn)</span>}
                  </li>
                ))}
              </ul>
            </section>
            {history.length > 0 && (
              <section className="panel tight">
                <h2>Các bản đã dùng</h2>
                {history.map((one) => (
                  <details key={one.version}>
                    <summary>
                      Bản {one.version}, {one.editorName}, <Moment at={one.editedAt} />
                    </summary>
                    <p><b>{one.subject}</b></p>
                    <p className="as-written">{one.letter}</p>
                    <p className="as-written">{one.short}</p>
                  </details>
                ))}
              </section>
            )}
          </aside>
        </div>
      </main>
    </>
  )
}
export default TemplatePage
