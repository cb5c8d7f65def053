import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { assignTicked, readPick } from '#dossiers/pages/unit-work.ts'
import { dossierSentence } from '#dossiers/refusals.ts'
import { parseId, type StaffId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Button } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { pickedOf } from '#web/picked.ts'
import { requestContext } from '#web/request-context.ts'
import { findOrphanPage, type OrphanRow } from '../pages/orphan-page.ts'
import { ORPHAN_WORDS } from '../slip-words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => findOrphanPage(context.get(requestContext).ctx)

type Reply = { readonly message: string | null; readonly done: number; readonly refused: readonly { readonly code: string | null; readonly why: string }[] }

/** Gives one step (`mot`) back to everybody with the role, or the ticked ones to somebody. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const form = await request.formData()
  const picked = pickedOf(form)
  const picks = picked.flatMap((value) => readPick(value) ?? [])
  const commandId = parseId(String(form.get('commandId') ?? ''))
  const chosen = String(form.get('staffId') ?? '')
  const staffId = chosen === 'everybody' || picked[0] === form.get('mot') ? null : parseId<StaffId>(chosen)
  if (commandId === undefined || staffId === undefined || picks.length === 0) {
    const message = picks.length === 0 ? 'Chưa đánh dấu việc nào. Đánh dấu ở đầu dòng rồi giao lại.' : 'Chưa chọn người nhận việc.'
    return data({ message, done: 0, refused: [] }, { status: 422 })
  }
  const { done, refused } = await assignTicked(ctx, commandId, picks, staffId)
  return { message: null, done, refused: refused.map(({ code, refusal }) => ({ code, why: refusal === null ? '' : dossierSentence(refusal) })) }
}

const COLUMNS: readonly Column<OrphanRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (row) => (row.code === null ? <span className="muted">chưa có mã</span> : <Code>{row.code}</Code>) },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (row) => <span className="clamp wide">{row.procedureName}</span>, note: (row) => row.stepName },
  { key: 'cause', header: 'Vì sao', cell: (row) => <b>{ORPHAN_WORDS[row.cause]}</b> },
  { key: 'holder', header: 'Đang giao cho', cell: (row) => row.holderName ?? <span className="muted">việc chung</span>, note: (row) => row.unitName },
]

const GIVE_BACK: Column<OrphanRow> = {
  key: 'give',
  header: '',
  cell: (row) =>
    row.mayAssign && row.holderName !== null && row.cause !== 'unitDissolved' ? (
      <Button kind="ghost" name="mot" value={`${row.dossierId}/${row.stepNo}`} aria-label={`Chuyển ${row.code ?? ''}, ${row.stepName} thành việc chung`}>
        Thành việc chung
      </Button>
    ) : null,
}

/** Hồ sơ không có người làm: why, and to whom it goes now. */
const OrphansPage = () => {
  const { rows, desks, total, holders, mayAssign, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const table = (columns: readonly Column<OrphanRow>[]) => (
    <DataTable
      caption="Việc không có người làm được hôm nay, gấp nhất ở trên"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.dossierId}/${row.stepNo}`}
      rowHref={(row) => `/mot-cua/ho-so/${row.dossierId}`}
      opens="procedure"
      rowState={() => 'late'}
      {...(mayAssign && { pick: { name: 'chon', label: (row: OrphanRow) => `Đánh dấu ${row.code ?? ''}, ${row.stepName}` } })}
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
        {reply !== undefined && (
          <div role="status" className="stack">
            {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
            {reply.done > 0 && <Notice tone="done">Đã giao lại {reply.done} việc.</Notice>}
            {reply.refused.map((one, i) => (
              <Notice key={`${i}-${one.code}`} tone="warning">
                {one.code !== null && <Code>{one.code}</Code>} {one.why}
              </Notice>
            ))}
          </div>
        )}
        {total > 0 && <Notice tone="error" title={`${formatNumber(total)} việc đang nằm yên`}>Chuyển thành việc chung để ai cùng vai trò cũng nhận được, hoặc giao thẳng cho một người.</Notice>}
        {desks.map((desk) => (
          <Notice key={`${desk.unitName}/${desk.sectorCode}`} tone="error" title={`${desk.unitName}: ${formatNumber(desk.dossiers)} hồ sơ chờ ở quầy mà không có ai tiếp nhận`}>
            {ORPHAN_WORDS[desk.cause]}. Phân công công chức một cửa cho lĩnh vực {desk.sectorCode}, hoặc mở lại tài khoản.
          </Notice>
        ))}
        {mayAssign && rows.length > 0 ? (
          <PostForm label="Giao lại việc">
            <input type="hidden" name="commandId" value={commandId} />
            {table([...COLUMNS, GIVE_BACK])}
            <div className="bulk">
              <SelectField
                name="staffId"
                label="Giao các việc đã đánh dấu cho"
                placeholder="Chọn người"
                options={[{ value: 'everybody', label: 'Việc chung, ai nhận cũng được' }, ...holders.map(({ id, name }) => ({ value: id, label: name }))]}
              />
              <Button>Giao lại</Button>
            </div>
          </PostForm>
        ) : (
          <div>{table(COLUMNS)}</div>
        )}
      </main>
    </>
  )
}
export default OrphansPage
