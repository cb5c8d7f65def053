import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { DueChip, type DueState } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Count, Moment } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { commandFromForm } from '../pages/form-command.ts'
import { comparePeople, type Compared } from '../pages/submitter-check.ts'
import { loadReceptionQueue, type QueueDossier, type QueueLine } from '../pages/reception-queue.ts'
import { DuePanel } from './due-panel.tsx'
import { SubmittedContent } from './submitted-content.tsx'
import { SubmitterNotices } from './submitter-notices.tsx'
import { CHANNEL_WORDS } from './words.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { ctx, vault } = context.get(requestContext)
  return loadReceptionQueue(ctx, vault, new URL(request.url).searchParams.get('ho-so'))
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, vault } = context.get(requestContext)
  const form = await request.formData()
  if (form.get('do') === 'compare') {
    const id = parseId<DossierId>(String(form.get('dossierId') ?? ''))
    const compared = id === undefined ? undefined : await comparePeople(ctx, vault, id)
    if (compared?.ok !== true) throw data(null, { status: 404 })
    return { compared: compared.value, reply: undefined }
  }
  const done = await commandFromForm(ctx, form.get('do') === 'reject' ? 'rejectSubmitted' : 'acceptSubmitted', form, { reason: 'lý do từ chối' })
  return done.ok ? redirect(`/mot-cua/tiep-nhan/${done.answer.dossierId}`, 303) : data({ compared: null, reply: done.reply }, { status: done.status })
}

/** Two hours before the end of the eight, a dossier is due soon. */
const SOON_MINUTES = 120

const dueState = (minutes: number | null): DueState => {
  if (minutes === null) return { kind: 'noDeadline' }
  if (minutes < 0) return { kind: 'late', workingMinutes: -minutes }
  return { kind: minutes <= SOON_MINUTES ? 'soon' : 'running', workingMinutes: minutes }
}

const COLUMNS: readonly Column<QueueLine>[] = [
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (line) => <span className="clamp">{line.procedureName}</span> },
  { key: 'owner', header: 'Chủ hồ sơ', narrow: 'left', cell: (line) => line.ownerName ?? '—' },
  { key: 'channel', header: 'Kênh', cell: (line) => CHANNEL_WORDS[line.channel] },
  { key: 'submitted', header: 'Nộp lúc', narrow: 'right', cell: (line) => <Moment at={line.submittedAt} form="short" /> },
  { key: 'due', header: 'Phải trả lời', narrow: 'badge', cell: (line) => <DueChip due={dueState(line.minutesLeft)} /> },
]

/** Hồ sơ nộp trực tuyến, qua bưu chính: each with its own eight working hours. */
const ReceiveQueue = () => {
  const { lines, open } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Chờ tiếp nhận"
        aside={
          <>
            <Count value={lines.length} /> hồ sơ
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className={open === null ? undefined : 'two'}>
          <DataTable
            caption="Hồ sơ chờ tiếp nhận"
            columns={COLUMNS}
            rows={lines}
            rowKey={(line) => line.dossierId}
            rowHref={(line) => `?ho-so=${line.dossierId}`}
            opens="procedure"
            rowState={(line) =>
              line.dossierId === open?.dossierId ? 'on' : line.minutesLeft !== null && line.minutesLeft < 0 ? 'late' : undefined
            }
            empty={
              <EmptyState title="Không có hồ sơ nào chờ tiếp nhận">
                <p>Hồ sơ nộp trực tuyến hoặc qua bưu chính sẽ hiện ở đây, phải trả lời trong 8 giờ làm việc.</p>
              </EmptyState>
            }
          />
          {open !== null && <Answer key={open.dossierId} open={open} reply={answered?.reply} compared={answered?.compared ?? null} />}
        </div>
      </main>
    </>
  )
}
export default ReceiveQueue

type AnswerProps = { readonly open: QueueDossier; readonly reply: FormReply | undefined; readonly compared: readonly Compared[] | null }

const Answer = ({ open, reply, compared }: AnswerProps) => (
  <aside className="stack" aria-label="Trả lời hồ sơ này">
    <section className="panel tight">
      <h2>{open.procedureName}</h2>
      <Facts
        small
        facts={[
          { name: 'Người nộp', value: open.submitter.name ?? 'đã xóa theo quy định' },
          { name: 'Số định danh', value: open.submitter.identityNumber ?? '—' },
          { name: 'Điện thoại', value: open.submitter.phone ?? '—' },
          { name: 'Nơi ở', value: open.submitter.address ?? '—' },
        ]}
      />
      <SubmitterNotices dossierId={open.dossierId} check={open.check} compared={compared} />
    </section>
    <SubmittedContent open={open} />
    {open.preview !== null && <DuePanel title="Nếu nhận bây giờ, hẹn trả" {...open.preview} />}
    <section className="panel tight">
      <PostForm reply={reply} label="Tiếp nhận hoặc từ chối">
        <input type="hidden" name="dossierId" value={open.dossierId} />
        <input type="hidden" name="commandId" value={open.commandId} />
        <Button name="do" value="accept" shortcut="Ctrl Enter">
          Tiếp nhận
        </Button>
        {open.hasFeeChoices && (
          <p className="ways-on">
            <Link to={`/mot-cua/ho-so/${open.dossierId}/tiep-nhan`}>Được miễn, giảm phí hoặc có khoản thu thêm: xem phí rồi tiếp nhận</Link>
          </p>
        )}
        <p className="ways-on">
          <Link to={`/mot-cua/ho-so/${open.dossierId}/yeu-cau-hoan-thien`}>Còn thiếu: yêu cầu hoàn thiện</Link>
        </p>
        <TextAreaField name="reason" label="Lý do từ chối" hint="Ghi rõ còn thiếu gì hoặc vì sao không nhận; in trên phiếu." optional rows={3} />
        <Button name="do" value="reject" kind="danger">
          Từ chối tiếp nhận
        </Button>
      </PostForm>
    </section>
  </aside>
)
