import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { getCitizenProfile } from '#citizens/queries.ts'
import { qrPath } from '#identity/qr-code.ts'
import { today } from '#organisation/today.ts'
import { classRule, PETITION_CLASSES, petitionRule } from '#law/petition-rules.ts'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { SelectField } from '#ui/field.tsx'
import { FilesField, StagedFiles } from '#ui/files-field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { refused } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { agencyChoices } from '../pages/agencies.ts'
import { fieldOfRefusal, readPetitionForm, readPetitionUpload } from '../pages/send-form.ts'
import { sendPetition } from '../receive.ts'
import { petitionSentence } from '../refusals.ts'
import { CLASS_SLUGS } from '../words.ts'
import { SenderFields, WordsFields } from './petition-fields.tsx'
import { Ticket } from './ticket.tsx'
import { MOST_FILES, MOST_MEGABYTES } from '../domain/limits.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const classOf = (address: string) => {
  const slug = new URL(address).searchParams.get('ve')
  return PETITION_CLASSES.find((code) => code !== 'outOfScope' && CLASS_SLUGS[code] === slug)
}

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const about = classOf(request.url)
  if (about === undefined) throw redirect('/phan-anh', 303)
  const ctx = web.citizenCtx
  const query = new URL(request.url).searchParams
  return transaction(ctx, async (trx) => {
    const profile = web.citizen === null || ctx.actor.kind !== 'citizen' ? undefined : await getCitizenProfile(trx, ctx.actor.accountId)
    const rule = petitionRule(today(ctx).toString())
    const { label, allowsAnonymous } = classRule(rule, about)
    return {
      about: { slug: CLASS_SLUGS[about], label, allowsAnonymous },
      answerDays: rule.limits.answer,
      agencies: await agencyChoices(trx, ctx),
      commandId: ctx.newId(),
      petitionId: ctx.newId(),
      // What the account knows is filled in; the sender may change it.
      known: { name: web.citizen?.name ?? '', phone: profile?.phone?.value ?? '', email: profile?.email?.value ?? '', dossierCode: query.get('ho-so')?.slice(0, 60) ?? '' },
    }
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const about = classOf(request.url)
  const upload = about === undefined ? undefined : await readPetitionUpload(web.citizenCtx, web.files, request)
  if (about === undefined || upload === undefined) throw data(null, { status: 400 })
  const sent = readPetitionForm(upload, about)
  if (!sent.ok) return data({ ticket: null, reply: sent.reply, staged: sent.staged }, { status: 422 })
  const ticket = await sendPetition(web.citizenCtx, web.vault, sent.petition, web.clientAddress ?? '')
  if (!ticket.ok) {
    const { code } = ticket.refusal
    const { data: reply } = refused(upload.fields, code, petitionSentence(ticket.refusal), fieldOfRefusal(code))
    return data({ ticket: null, reply, staged: sent.staged }, { status: statusOf(code) })
  }
  const { code, secret } = ticket.value
  return {
    ticket: { code, secret, qr: qrPath(`${web.origin}/phan-anh/theo-doi?ma=${code}#${secret}`), isReachable: sent.petition.sender !== null },
    reply: undefined,
    staged: [],
  }
}

/** Gửi phản ánh, kiến nghị: one page, without script; what was sent stands on the answer itself. */
const PortalSend = () => {
  const { about, answerDays, agencies, commandId, petitionId, known } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.ticket) return <Sent {...answer.ticket} answerDays={answerDays} />
  const { reply } = answer ?? {}
  return (
    <div className="wrap narrow stack">
      <title>{`Gửi phản ánh: ${about.label} · Dịch vụ công`}</title>
      <p className="small"><a href="/phan-anh">‹ Phản ánh, kiến nghị</a></p>
      <h1>{about.label}</h1>
      <PostForm reply={reply} action={`/phan-anh/gui?ve=${about.slug}`} upload label="Gửi phản ánh, kiến nghị">
        <input type="hidden" name="commandId" value={reply?.values['commandId'] ?? commandId} />
        <input type="hidden" name="petitionId" value={reply?.values['petitionId'] ?? petitionId} />
        <SelectField name="unitId" label="Gửi tới cơ quan" options={agencies} placeholder="Chọn cơ quan" />
        <WordsFields dossierCode={known.dossierCode} />
        <StagedFiles value={answer?.staged ?? []}>
          <FilesField label="Ảnh, tệp kèm theo" hint={`Nhiều nhất ${MOST_FILES} tệp`} mostMb={MOST_MEGABYTES} />
        </StagedFiles>
        <h2>Người gửi</h2>
        {about.allowsAnonymous && <Checkbox name="isAnonymous" label="Gửi không ghi tên" hint="Bạn vẫn có mã để theo dõi, nhưng cơ quan không hỏi thêm bạn được" />}
        <SenderFields mustReach known={known} />
        <p className="small muted">Tên và cách liên hệ chỉ người xử lý xem được, không công khai.</p>
        <Button>Gửi phản ánh</Button>
      </PostForm>
    </div>
  )
}
export default PortalSend

type Given = NonNullable<Extract<ReturnType<typeof useActionData<typeof action>>, { ticket: object }>>['ticket']

const Sent = ({ code, secret, qr, isReachable, answerDays }: Given & { readonly answerDays: number }) => (
  <div className="wrap narrow stack">
    <title>Đã gửi phản ánh · Dịch vụ công</title>
    <h1>Đã gửi phản ánh</h1>
    <Ticket code={code} secret={secret} qr={qr} />
    <section>
      <h2>Việc tiếp theo</h2>
      <ol>
        <li>Cơ quan xem và trả lời bạn trong {answerDays} ngày làm việc.</li>
        <li>{isReachable ? 'Mỗi khi có tin, bạn được báo qua điện thoại hoặc thư điện tử.' : 'Mở trang theo dõi để xem khi nào có trả lời.'}</li>
        <li>Có trả lời rồi, cho biết bạn hài lòng hay chưa.</li>
      </ol>
      <p><a href={`/phan-anh/theo-doi?ma=${code}`}>Theo dõi phản ánh này</a></p>
    </section>
  </div>
)
