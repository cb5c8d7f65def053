import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { Button } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { giveOrphans, type OrphanReply } from '../pages/orphan-form.ts'
import { findOrphanPage, type OrphanPage, type OrphanRow } from '../pages/orphan-page.ts'
import { ORPHAN_WORDS } from '../slip-words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => findOrphanPage(context.get(requestContext).ctx)

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await giveOrphans(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

const COLUMNS: readonly Column<OrphanRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (row) => (row.code === null ? <span className="muted">chưa có mã</span> : <Code>{row.code}</Code>) },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (row) => <span className="clamp wide">{row.procedureName}</span>, note: (row) => row.stepName },
  { key: 'cause', header: 'Vì sao', cell: (row) => <b>{ORPHAN_WORDS[row.cause]}</b> },
  { key: 'holder', header: 'Đang giao cho', cell: (row) => row.holderName ?? <span className="muted">việc chung</span>, note: (row) => row.unitName },
]

const keyOf = (row: OrphanRow): string => `${row.dossierId}/${row.stepNo}`

const GIVE_BACK: Column<OrphanRow> = {
  key: 'give',
  header: '',
  cell: (row) =>
    row.mayAssign && row.holderName !== null ? (
      <Button kind="ghost" name="mot" value={keyOf(row)} aria-label={`Chuyển ${row.code ?? ''}, ${row.stepName} thành việc chung`}>
        Thành việc chung
      </Button>
    ) : null,
}

/** What became of it. */
const Outcome = ({ reply }: { readonly reply: OrphanReply }) => (
  <div role="status" className="stack">
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.done !== null && <Notice tone="done">{reply.done}</Notice>}
    {reply.refused.map((one, i) => (
      <Notice key={`${i}-${one.code}`} tone="warning">
        {one.code !== null && <Code>{one.code}</Code>} {one.why}
      </Notice>
    ))}
  </div>
)

/** Hồ sơ không có người làm: why, and to whom or to which unit it goes now. */
const OrphansPage = () => {
  const { rows, total, holders, mayAssign, units, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<OrphanReply>()
  const mayGive = mayAssign && rows.length > 0
  const table = (
    <DataTable
      caption="Việc không có người làm được hôm nay, gấp nhất ở trên"
      columns={mayGive ? [...COLUMNS, GIVE_BACK] : COLUMNS}
      rows={rows}
      rowKey={keyOf}
      rowHref={(row) => `/mot-cua/ho-so/${row.dossierId}`}
      opens="procedure"
      rowState={() => 'late'}
      {...(mayGive && { pick: { name: 'chon', label: (row: OrphanRow) => `Đánh dấu ${row.code ?? row.procedureName}, ${row.stepName}` } })}
      empty={
        <EmptyState title="Việc nào cũng có người làm được ngay hôm nay">
          <p>Khi có người vắng, chuyển công tác, bị khóa tài khoản hoặc đơn vị giải thể, hồ sơ của họ hiện ngay ở đây.</p>
        </EmptyState>
      }
    />
  )
  return (
    <>
      <PageHeader title="Hồ sơ không có người làm" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {reply !== undefined && <Outcome reply={reply} />}
        {total > 0 && (
          <Notice tone="error" title={`${formatNumber(total)} việc đang nằm yên`}>
            Giao cho một người, chuyển thành việc chung của đơn vị, hoặc chuyển sang đơn vị khác khi đơn vị cũ không còn. Thiếu người ở quầy thì phân công hoặc mở lại tài khoản.
            {total > rows.length && ` Danh sách hiện ${formatNumber(rows.length)} việc gấp nhất; giao xong các việc này thì những việc còn lại hiện ra.`}
          </Notice>
        )}
        {mayGive ? (
          <PostForm label="Giao lại việc">
            <input type="hidden" name="commandId" value={commandId} />
            {table}
            <GiveBar holders={holders} units={units} reason={reply?.reason} />
          </PostForm>
        ) : (
          <div>{table}</div>
        )}
      </main>
    </>
  )
}
export default OrphansPage

type GiveBarProps = Pick<OrphanPage, 'holders' | 'units'> & { readonly reason: string | undefined }

/** The ticked work goes to a person, or as a whole to another unit. */
const GiveBar = ({ holders, units, reason }: GiveBarProps) => (
  <>
    {holders.length > 0 && (
      <div className="bulk still">
        <SelectField
          name="staffId"
          label="Giao các việc đã đánh dấu cho"
          placeholder="Chọn người"
          options={[{ value: 'everybody', label: 'Việc chung, ai nhận cũng được' }, ...holders.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Button name="viec" value="giao">Giao lại</Button>
      </div>
    )}
    {units.length > 0 && (
      <div className="bulk still">
        <SelectField name="donVi" label="Chuyển các việc đã đánh dấu sang đơn vị" placeholder="Chọn đơn vị" options={units.map(({ id, name }) => ({ value: id, label: name }))} />
        <TextField name="lyDo" label="Lý do chuyển" hint="Ghi vào lịch sử hồ sơ." maxLength={2_000} defaultValue={reason} />
        <Button name="viec" value="chuyen" kind="ghost">Chuyển đơn vị</Button>
      </div>
    )}
  </>
)
