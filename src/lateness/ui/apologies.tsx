import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { dossierSentence, type DossierRefusal } from '#dossiers/refusals.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { Button } from '#ui/button.tsx'
import { Chip, DueChip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { statusOf } from '#web/refusal-status.ts'
import { signApologies, type Signed } from '../apologies/prepare-apology.ts'
import { DRAFT_VIEWS, type DraftView } from '../filters.ts'
import { findApologiesPage, type ApologyRow } from '../pages/apologies-page.ts'
import { LATENESS_REFUSALS, latenessSentence, type LatenessRefusal } from '../refusals.ts'

const VIEW_WORDS: Readonly<Record<DraftView, { readonly slug: string; readonly label: string }>> = {
  all: { slug: '', label: 'Tất cả' },
  toPrepare: { slug: 'cho-soan', label: 'Chờ soạn' },
  toSign: { slug: 'cho-ky', label: 'Chờ ký' },
  late: { slug: 'da-qua-han', label: 'Đã quá hạn' },
}

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const slug = new URL(request.url).searchParams.get('loc') ?? ''
  return findApologiesPage(context.get(requestContext).ctx, DRAFT_VIEWS.find((view) => VIEW_WORDS[view].slug === slug) ?? 'all')
}

const isOwn = (refusal: Refusal<string>): refusal is Refusal<LatenessRefusal> => Object.hasOwn(LATENESS_REFUSALS, refusal.code)
const sentenceOf = (refusal: NonNullable<Signed['refusal']>): string =>
  isOwn(refusal) ? latenessSentence(refusal) : dossierSentence(refusal as Refusal<DossierRefusal>)

/** Signs every ticked letter; one that cannot be signed holds back no other. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const form = await request.formData()
  const picked = form.getAll('chon').flatMap((value) => parseId<DossierId>(String(value)) ?? [])
  const commandId = parseId(String(form.get('commandId') ?? '')) ?? ctx.newId()
  const signed = await signApologies(ctx, commandId, picked)
  if (!signed.ok) return data({ message: latenessSentence(signed.refusal), done: [], refused: [] }, { status: statusOf(signed.refusal.code) })
  return {
    message: null,
    done: signed.value.flatMap(({ dossierId, code, refusal }) => (refusal === null ? [{ dossierId, code }] : [])),
    refused: signed.value.flatMap(({ dossierId, code, refusal }) => (refusal === null ? [] : [{ dossierId, code, why: sentenceOf(refusal) }])),
  }
}

const COLUMNS: readonly Column<ApologyRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (row) => <Code>{row.code}</Code>, note: (row) => (row.isOnline ? 'nộp trực tuyến' : 'nộp giấy, in tại quầy') },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (row) => <span className="clamp wide">{row.procedureName}</span>, note: (row) => row.ownerName },
  {
    key: 'reason',
    header: 'Lý do',
    cell: (row) => (row.reason === null ? <span className="muted">chưa soạn</span> : <span className="clamp wide">{row.reason}</span>),
    note: (row) => row.cause,
  },
  {
    key: 'to',
    header: 'Hẹn lại',
    cell: (row) => (
      <>
        <Day on={row.rescheduledOn} /> {row.preparedBy === null ? <Chip state="waiting">chờ soạn</Chip> : <Chip>chờ ký</Chip>}
      </>
    ),
    note: (row) => (row.preparedBy === null ? 'ngày tự đề xuất' : `${row.preparedBy} soạn`),
  },
  {
    key: 'left',
    header: 'Thời hạn',
    narrow: 'badge',
    cell: (row) => <DueChip due={row.due} minutesPerDay={row.minutesPerDay} short />,
    note: (row) => <>hẹn trả <Moment at={row.dueAt} form="short" /></>,
  },
]

/** Văn bản xin lỗi chờ soạn và chờ ký: drafted by themselves a working day before the due date and when it has passed. */
const Apologies = () => {
  const { rows, counts, view, maySign, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const canSign = maySign && view === 'toSign' && rows.length > 0
  const table = (
    <DataTable
      caption="Văn bản xin lỗi, hẹn trả sớm nhất ở trên"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.dossierId}
      rowHref={(row) => `/don-doc/xin-loi/${row.dossierId}`}
      opens="procedure"
      rowState={(row) => (row.due.kind === 'late' ? 'late' : undefined)}
      {...(canSign && { pick: { name: 'chon', label: (row: ApologyRow) => `Đánh dấu ${row.code}` } })}
      empty={
        <EmptyState title="Không có văn bản xin lỗi nào ở đây">
          <p>Dự thảo tự lập trước hẹn trả một ngày làm việc và lúc hồ sơ quá hạn; người thụ lý soạn lý do, người đứng đầu ký.</p>
        </EmptyState>
      }
    />
  )
  return (
    <>
      <PageHeader title="Xin lỗi và hẹn lại" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {reply !== undefined && <Outcome reply={reply} />}
        <FilterLinks
          label="Lọc văn bản"
          links={DRAFT_VIEWS.map((one) => ({
            to: VIEW_WORDS[one].slug === '' ? '?' : `?loc=${VIEW_WORDS[one].slug}`,
            label: VIEW_WORDS[one].label,
            count: counts[one],
            current: one === view,
          }))}
        />
        {canSign ? (
          <PostForm label="Ký các văn bản đã đánh dấu" action="/don-doc/xin-loi?loc=cho-ky">
            <input type="hidden" name="commandId" value={commandId} />
            {table}
            <div className="bulk">
              <p className="small muted">Người nộp được báo ngày hẹn lại ngay khi ký. Hẹn trả ban đầu không đổi; mỗi hồ sơ chỉ hẹn lại một lần.</p>
              <Button>Ký văn bản đã đánh dấu</Button>
            </div>
          </PostForm>
        ) : (
          table
        )}
      </main>
    </>
  )
}
export default Apologies

type Reply = {
  readonly message: string | null
  readonly done: readonly { readonly dossierId: string; readonly code: string | null }[]
  readonly refused: readonly { readonly dossierId: string; readonly code: string | null; readonly why: string }[]
}

const Outcome = ({ reply }: { readonly reply: Reply }) => (
  <div role="status" className="stack">
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.done.length > 0 && (
      <Notice tone="done" title={`Đã ký ${reply.done.length} văn bản`}>
        In cho người nộp giấy:{' '}
        {reply.done.map((one, i) => (
          <span key={one.dossierId}>
            {i > 0 && ', '}
            <a href={`/mot-cua/giay-to/${one.dossierId}/xin-loi`} target="_blank" rel="noreferrer">{one.code}</a>
          </span>
        ))}
      </Notice>
    )}
    {reply.refused.length > 0 && (
      <Notice tone="warning" title={`${reply.refused.length} văn bản chưa ký được`}>
        <ul className="plain">
          {reply.refused.map((one) => (
            <li key={one.dossierId}>
              <Code>{one.code ?? '—'}</Code> {one.why}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
