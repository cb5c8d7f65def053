import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { qrPath } from '#identity/qr-code.ts'
import { PETITION_CLASSES, petitionRule } from '#law/petition-rules.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { FilesField, StagedFiles } from '#ui/files-field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused, typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { typingUnits } from '../domain/may.ts'
import { agencyChoices } from '../pages/agencies.ts'
import { readEntry } from '../pages/enter-form.ts'
import { fieldOfRefusal, readPetitionForm, readPetitionUpload } from '../pages/send-form.ts'
import { enterPetition } from '../receive.ts'
import { petitionSentence } from '../refusals.ts'
import { PETITION_CHANNEL_WORDS } from '../words.ts'
import { SenderFields, WordsFields } from './petition-fields.tsx'
import { PetitionTabs } from './petition-tabs.tsx'
import { Ticket } from './ticket.tsx'
import { MOST_FILES, MOST_MEGABYTES } from '../domain/limits.ts'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const units = typingUnits(ctx.actor, await unitTree(trx, today(ctx)))
    return {
      agencies: (await agencyChoices(trx, ctx)).filter(({ value }) => [...units].some((id) => id === value)),
      classes: petitionRule(today(ctx).toString()).classes.filter(({ isHandled }) => isHandled).map(({ code, label, hint }) => ({ value: code, label, hint })),
      commandId: ctx.newId(),
      petitionId: ctx.newId(),
      today: today(ctx).toString(),
    }
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const upload = await readPetitionUpload(web.ctx, web.files, request)
  if (upload === undefined) throw data(null, { status: 400 })
  const about = PETITION_CLASSES.find((code) => code === upload.fields.get('class'))
  const entry = readEntry(upload.fields)
  const sent = readPetitionForm(upload, about ?? 'service')
  if (!sent.ok || !entry.ok || about === undefined) {
    const errors = { ...(sent.ok ? {} : sent.reply.errors), ...(entry.ok ? {} : entry.reply.errors), ...(about === undefined && { class: 'Chọn phản ánh về việc gì.' }) }
    return data({ ticket: null, reply: { errors, values: typedValues(upload.fields), refusal: null } satisfies FormReply, staged: sent.staged }, { status: 422 })
  }
  const ticket = await enterPetition(web.ctx, web.vault, { ...sent.petition, ...entry.value })
  if (!ticket.ok) {
    const { code } = ticket.refusal
    const { data: reply } = refused(upload.fields, code, petitionSentence(ticket.refusal), fieldOfRefusal(code))
    return data({ ticket: null, reply, staged: sent.staged }, { status: statusOf(code) })
  }
  const { code, secret, petitionId } = ticket.value
  return { ticket: { id: petitionId, code, secret, qr: qrPath(`${web.origin}/phan-anh/theo-doi?ma=${code}#${secret}`) }, reply: undefined, staged: [] }
}

const CHANNELS = (['phone', 'letter', 'counter', 'dialogue'] as const).map((value) => ({ value, label: PETITION_CHANNEL_WORDS[value] }))

/** Nhập phản ánh: what came by phone, by letter, at the counter or in a dialogue, by who typed it. */
const Enter = () => {
  const { agencies, classes, commandId, petitionId, today: day } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Nhập phản ánh" over="Qua điện thoại, thư, tại quầy, đối thoại" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <PetitionTabs current="enter" />
        {answer?.ticket ? (
          <div className="stack">
            <Ticket {...answer.ticket} />
            <p>Đọc hoặc đưa hai mã cho người gửi. Mã tra cứu không hiện lại ở danh sách.</p>
            <p><ButtonLink to={`/phan-anh-kien-nghi/${answer.ticket.id}`}>Mở phản ánh</ButtonLink> <ButtonLink to="/phan-anh-kien-nghi/moi" kind="ghost" reloadDocument>Nhập phản ánh khác</ButtonLink></p>
          </div>
        ) : (
          <section className="panel">
            <PostForm reply={answer?.reply} upload label="Nhập phản ánh">
              <input type="hidden" name="commandId" value={answer?.reply?.values['commandId'] ?? commandId} />
              <input type="hidden" name="petitionId" value={answer?.reply?.values['petitionId'] ?? petitionId} />
              <RadioCards name="channel" legend="Nhận qua" choices={CHANNELS} inRow />
              <TextField name="receivedOn" type="date" label="Ngày nhận" hint="Thời hạn tính từ ngày này; thư đến hôm trước thì ghi ngày đến" width={20} defaultValue={day} max={day} />
              <SelectField name="unitId" label="Cơ quan nhận" options={agencies} defaultValue={agencies.length === 1 ? agencies[0]?.value : undefined} {...(agencies.length > 1 && { placeholder: 'Chọn cơ quan' })} />
              <RadioCards name="class" legend="Phản ánh về" choices={classes} />
              <WordsFields />
              <h2>Người gửi</h2>
              <Checkbox name="isAnonymous" label="Người gửi không nêu tên" hint="Chỉ nhận góp ý về việc phục vụ" />
              <SenderFields mustReach={false} />
              <StagedFiles value={answer?.staged ?? []}>
                <FilesField label="Bản chụp thư, tệp kèm theo" hint={`Nhiều nhất ${MOST_FILES} tệp`} mostMb={MOST_MEGABYTES} />
              </StagedFiles>
              <Button>Nhận phản ánh</Button>
            </PostForm>
          </section>
        )}
      </main>
    </>
  )
}
export default Enter
