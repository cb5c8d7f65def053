import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Code, Day, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { findFollowed, findOwnDossier, type OwnDossier } from '../own/own-dossier.ts'
import { writeMessage } from '../own/thread.ts'
import type { FileView } from '../papers/papers-view.ts'
import { dossierSentence } from '../refusals.ts'
import { FormLines } from './form-lines.tsx'
import { LookUpProgress } from './look-up-progress.tsx'
import { PLAIN_STATUS, yourPart } from '../plain-status.ts'
import { ThreadEntries } from './thread-entries.tsx'
import { REQUEST_KIND_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { citizenCtx } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const own = await findOwnDossier(citizenCtx, id)
  if (own !== undefined) return { own, followed: null }
  const followed = await findFollowed(citizenCtx, id)
  if (followed === undefined) throw data(null, { status: 404 })
  return { own: null, followed }
}

const NO_REASON = 'Người nộp không nêu lý do'

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const ctx = web.citizenCtx
  const dossierId = parseId<DossierId>(params['id'] ?? '')
  const form = await request.formData()
  const field = (name: string): string => String(form.get(name) ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const here = `/ho-so-cua-toi/${dossierId}`
  if (field('do') === 'ask') {
    const id = parseId(field('messageId'))
    const sent = await writeMessage(ctx, { id: id ?? ctx.newId(), dossierId, body: field('message') })
    if (!sent.ok) return refused(form, sent.refusal.code, dossierSentence(sent.refusal), sent.refusal.code === 'messageInvalid' ? 'message' : undefined)
    return redirect(`${here}#trao-doi`, 303)
  }
  const name = field('do') === 'retract' ? 'retract' : 'withdraw'
  const parsed = INPUTS[name].safeParse({ commandId: field('commandId'), dossierId, reason: field('reason').trim() === '' ? NO_REASON : field('reason') })
  if (!parsed.success) return refused(form, 'reasonInvalid', 'Lý do dài quá hoặc có ký tự lạ. Sửa lại rồi gửi.', 'reason')
  const done = await perform(ctx, name, parsed.data)
  if (!done.ok) return refused(form, done.refusal.code, dossierSentence(done.refusal))
  web.flash('done', 'Đã rút hồ sơ.')
  return redirect(here, 303)
}

/** One's own dossier: where it stands, what is asked, what was sent, what came out, and the exchange with the office. */
const OwnDossierPage = () => {
  const { own, followed } = useLoaderData<typeof loader>()
  if (own === null) {
    return (
      <div className="wrap narrow">
        <title>{`${followed.code} · Hồ sơ của tôi · Dịch vụ công`}</title>
        <Back />
        <p className="over-code"><Code>{followed.code}</Code></p>
        <h1>{followed.procedureName}</h1>
        <LookUpProgress view={followed} />
        <p className="small muted">Bạn theo dõi hồ sơ này bằng mã trên giấy hẹn nên chỉ thấy tiến độ.</p>
      </div>
    )
  }
  return (
    <div className="wrap narrow stack">
      <title>{`${own.number} · Hồ sơ của tôi · Dịch vụ công`}</title>
      <header>
        <Back />
        <p className="over-code">{own.progress === null && 'Số tạm '}<Code>{own.number}</Code></p>
        <h1>{own.procedureName}</h1>
      </header>
      <Asked own={own} />
      {own.progress === null ? <BeforeAcceptance own={own} /> : <LookUpProgress view={own.progress} />}
      <Results own={own} />
      <Sent own={own} />
      <Thread own={own} />
      <GiveUp own={own} />
    </div>
  )
}
export default OwnDossierPage

const Back = () => (
  <p className="small">
    <a href="/ho-so-cua-toi">‹ Hồ sơ của tôi</a>
  </p>
)

const Asked = ({ own: { id, asked } }: { readonly own: OwnDossier }) => {
  if (asked === null) return null
  return (
    <section className="panel asked" aria-label="Bạn được yêu cầu">
      <h2>{asked.isBefore ? 'Hồ sơ cần hoàn thiện trước khi tiếp nhận' : 'Hồ sơ cần bổ sung'}</h2>
      <p>{asked.reason}</p>
      <ol>
        {asked.items.map((item, i) => (
          <li key={i}>
            <span className="small muted">{REQUEST_KIND_WORDS[item.kind]}:</span> {item.text}
          </li>
        ))}
      </ol>
      <p>
        Gửi trước <b><Day on={asked.answerDueOn} long /></b>.{' '}
        {asked.isBefore ? 'Một cửa có 8 giờ làm việc mới để trả lời.' : 'Thời hạn giải quyết đang tạm dừng và chạy tiếp ngay khi bạn gửi.'}
      </p>
      {asked.isBefore ? (
        <PostForm action={`/ho-so-cua-toi/${id}/hoan-thien`} label="Hoàn thiện hồ sơ">
          <Button>Sửa và gửi lại hồ sơ</Button>
        </PostForm>
      ) : (
        <p>
          <a className="btn" href={`/ho-so-cua-toi/${id}/tra-loi`}>Trả lời yêu cầu</a>
        </p>
      )}
    </section>
  )
}

const BeforeAcceptance = ({ own }: { readonly own: OwnDossier }) => {
  const status = PLAIN_STATUS[own.status]
  return (
    <section className="panel" aria-label="Tình trạng">
      <p><Chip state={status.chip}>{status.word}</Chip></p>
      {own.submittedAt !== null && <p>Bạn gửi <Moment at={own.submittedAt} form="spoken" />. Hồ sơ đang ở <b>{own.receivingName}</b>.</p>}
      {own.receptionDueAt !== null && <p className="lead">Một cửa trả lời chậm nhất <b><Moment at={own.receptionDueAt} form="spoken" /></b>.</p>}
      {own.endReason !== null && <p>Lý do: {own.endReason}</p>}
      <p>{yourPart(own)}</p>
      {own.status === 'REJECTED_AT_RECEPTION' && (
        <p><a href={`/ho-so-cua-toi/${own.id}/giay-to/phieu-tu-choi`}>Phiếu từ chối tiếp nhận (PDF)</a></p>
      )}
    </section>
  )
}

const Files = ({ files }: { readonly files: readonly FileView[] }) => (
  <ul className="file-list">
    {files.map((file) => (
      <li key={file.key}>
        <a href={`/ho-so-cua-toi/tep/${file.key}`} download>{file.name}</a>
      </li>
    ))}
  </ul>
)

const Results = ({ own: { id, progress, results, status } }: { readonly own: OwnDossier }) => {
  if (progress === null) return null
  return (
    <section>
      <h2>{results.length > 0 ? 'Kết quả' : 'Giấy tờ của hồ sơ'}</h2>
      {results.length > 0 && <Files files={results} />}
      <ul>
        <li><a href={`/ho-so-cua-toi/${id}/giay-to/giay-hen`}>Giấy tiếp nhận và hẹn trả (PDF)</a></li>
        {status === 'SUPPLEMENT_REQUIRED' && <li><a href={`/ho-so-cua-toi/${id}/giay-to/yeu-cau-bo-sung`}>Phiếu yêu cầu bổ sung (PDF)</a></li>}
        {progress.rescheduledTo !== null && <li><a href={`/ho-so-cua-toi/${id}/giay-to/xin-loi`}>Văn bản xin lỗi và hẹn lại (PDF)</a></li>}
        {status === 'TERMINATED' && <li><a href={`/ho-so-cua-toi/${id}/giay-to/thong-bao-dung`}>Thông báo dừng giải quyết (PDF)</a></li>}
      </ul>
    </section>
  )
}

const Sent = ({ own: { id, form, formFiles, papers } }: { readonly own: OwnDossier }) => {
  if (form.length === 0 && papers.length === 0) return null
  return (
    <details className="more">
      <summary>Những gì bạn đã gửi</summary>
      {form.length > 0 && <p><a href={`/ho-so-cua-toi/${id}/giay-to/to-khai`}>Tờ khai (PDF)</a></p>}
      <FormLines pages={form} />
      {papers.map((paper) => (
        <section key={paper.no}>
          <h3>{paper.name}</h3>
          {paper.files.length > 0 ? <Files files={paper.files} /> : <p className="small muted">{paper.alreadyHeld ? 'đã có, không phải nộp' : 'bản giấy'}</p>}
        </section>
      ))}
      {formFiles.length > 0 && (
        <section>
          <h3>Tệp trong tờ khai</h3>
          <Files files={formFiles} />
        </section>
      )}
    </details>
  )
}

const Thread = ({ own: { thread, messageId } }: { readonly own: OwnDossier }) => {
  const reply = useActionData<typeof action>()
  return (
    <section id="trao-doi">
      <h2>Hỏi về hồ sơ này</h2>
      <ThreadEntries entries={thread} side="citizen" />
      <PostForm reply={reply} label="Hỏi về hồ sơ này">
        <input type="hidden" name="messageId" value={messageId} />
        <TextAreaField name="message" label="Câu hỏi của bạn" hint="Cán bộ giữ hồ sơ đọc và trả lời ở đây; hỏi không làm thay đổi thời hạn" rows={3} maxLength={2000} />
        <Button kind="ghost" name="do" value="ask">Gửi câu hỏi</Button>
      </PostForm>
    </section>
  )
}

const GiveUp = ({ own: { may, commandId } }: { readonly own: OwnDossier }) => {
  const reply = useActionData<typeof action>()
  if (!may.withdraw && !may.retract) return null
  return (
    <details className="more" open={reply?.errors['reason'] !== undefined}>
      <summary>Rút hồ sơ</summary>
      <PostForm label="Rút hồ sơ">
        <p>
          {may.retract
            ? 'Hồ sơ chưa được tiếp nhận: rút thì coi như chưa nộp.'
            : 'Rút thì cơ quan dừng giải quyết và không có kết quả. Khoản phí đã nộp được xử lý theo quy định.'}{' '}
          Muốn làm lại, bạn nộp hồ sơ mới.
        </p>
        <input type="hidden" name="commandId" value={commandId} />
        <TextAreaField name="reason" label="Lý do" optional rows={2} maxLength={1000} />
        <Button kind="danger" name="do" value={may.retract ? 'retract' : 'withdraw'}>Rút hồ sơ</Button>
      </PostForm>
    </details>
  )
}
