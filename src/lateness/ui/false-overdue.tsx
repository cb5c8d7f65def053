import { data, useActionData, useLoaderData, useLocation, useSubmit, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { statusOf } from '#web/refusal-status.ts'
import { CLASS_WORDS } from '../class-words.ts'
import { LATE_CLASSES } from '../domain/late-class.ts'
import { confirmClasses, isLateClass } from '../false-overdue/confirm-classes.ts'
import { LATE_STATES, STATE_SLUGS, type LateState } from '../filters.ts'
import { findFalseOverduePage, type LateRow } from '../pages/false-overdue-page.ts'
import { latenessSentence } from '../refusals.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  findFalseOverduePage(context.get(requestContext).ctx, new URL(request.url).searchParams)

/** Confirms or changes the class of every ticked dossier. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '')
  const as = text('as')
  if (as !== 'proposed' && !isLateClass(as)) return data({ message: latenessSentence({ code: 'verdictClassUnknown' }), done: 0, refused: 0 }, { status: 422 })
  const outcome = await confirmClasses(ctx, {
    commandId: parseId(text('commandId')) ?? ctx.newId(),
    dossierIds: form.getAll('chon').flatMap((value) => parseId<DossierId>(String(value)) ?? []),
    as,
    note: text('note'),
  })
  if (!outcome.ok) return data({ message: latenessSentence(outcome.refusal), done: 0, refused: 0 }, { status: statusOf(outcome.refusal.code) })
  const refused = outcome.value.filter(({ refusal }) => refusal !== null)
  return {
    message: refused[0]?.refusal == null ? null : latenessSentence(refused[0].refusal),
    done: outcome.value.length - refused.length,
    refused: refused.length,
  }
}

const STATE_WORDS: Readonly<Record<LateState, string>> = { all: 'Tất cả', unconfirmed: 'Chưa xác nhận', confirmed: 'Đã xác nhận', changed: 'Người đã đổi loại' }

const COLUMNS: readonly Column<LateRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', cell: (row) => <Code>{row.code}</Code>, note: (row) => row.unitName },
  { key: 'procedure', header: 'Thủ tục', narrow: 'title', cell: (row) => <span className="clamp wide">{row.procedureName}</span>, note: (row) => row.ownerName },
  { key: 'due', header: 'Hẹn trả', cell: (row) => <Moment at={row.dueAt} form="short" />, note: (row) => (row.endedAt === null ? 'còn đang giải quyết' : <>xong <Moment at={row.endedAt} form="short" /></>) },
  {
    key: 'class',
    header: 'Loại',
    narrow: 'badge',
    cell: (row) => <Chip state={(row.confirmed ?? row.proposed) === 'real' ? 'late' : 'waiting'}>{CLASS_WORDS[row.confirmed ?? row.proposed].label}</Chip>,
    note: (row) => (row.confirmed === null ? 'máy xếp, chưa ai xác nhận' : row.confirmed === row.proposed ? 'đúng như máy xếp' : `máy xếp: ${CLASS_WORDS[row.proposed].label}`),
  },
  {
    key: 'why',
    header: 'Căn cứ trong lịch sử',
    cell: (row) => (row.reasons.length === 0 ? <span className="muted">{CLASS_WORDS[row.proposed].meaning}</span> : row.reasons.map((reason) => <div key={reason}>{reason}</div>)),
    note: (row) =>
      row.decidedAt === null ? null : (
        <>
          {row.decidedBy} xác nhận <Moment at={row.decidedAt} form="short" />
          {row.note !== null && <>: {row.note}</>}
        </>
      ),
  },
]

/** Quá hạn thật hay ảo: what the history says of each late dossier, confirmed by a person; beside the figures, never in them. */
const FalseOverdue = () => {
  const { rows, counts, filter, units, next, mayConfirm, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { search } = useLocation()
  const submit = useSubmit()
  const address = (name: string, value: string): string => {
    const query = new URLSearchParams(search)
    query.delete('tu')
    if (value === '') query.delete(name)
    else query.set(name, value)
    return `?${query}`
  }
  const total = LATE_CLASSES.reduce((sum, one) => sum + counts[one], 0)
  const mayPick = mayConfirm && rows.length > 0
  const table = (
    <DataTable
      caption="Hồ sơ quá hạn, hẹn trả mới nhất ở trên"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.dossierId}
      rowHref={(row) => `/mot-cua/ho-so/${row.dossierId}?muc=lich-su`}
      opens="procedure"
      {...(mayPick && { pick: { name: 'chon', label: (row: LateRow) => `Đánh dấu ${row.code}` } })}
      empty={
        <EmptyState title="Không có hồ sơ quá hạn nào khớp bộ lọc">
          <p>Máy xếp loại mỗi giờ theo lịch sử hồ sơ. Bỏ bớt bộ lọc, hoặc quay lại sau.</p>
        </EmptyState>
      }
    />
  )
  return (
    <>
      <PageHeader title="Quá hạn thật hay ảo" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {reply !== undefined && (
          <div role="status" className="stack">
            {reply.done > 0 && <Notice tone="done">Đã xác nhận {reply.done} hồ sơ.</Notice>}
            {reply.message !== null && (
              <Notice tone="error" {...(reply.refused > 0 && { title: `${reply.refused} hồ sơ chưa xác nhận được` })}>{reply.message}</Notice>
            )}
          </div>
        )}
        <Figures>
          {LATE_CLASSES.map((one) => (
            <Figure
              key={one}
              name={CLASS_WORDS[one].label}
              value={formatNumber(counts[one])}
              base={`trong ${formatNumber(total)} hồ sơ quá hạn · ${CLASS_WORDS[one].meaning}`}
              to={address('loai', filter.lateClass === one ? '' : CLASS_WORDS[one].slug)}
              {...(one === 'real' && counts[one] > 0 && { state: 'late' as const })}
            />
          ))}
        </Figures>
        <div className="filter-bar">
          <FilterLinks
            label="Xác nhận"
            links={[
              ...LATE_STATES.map((one) => ({ to: address('xac-nhan', STATE_SLUGS[one]), label: STATE_WORDS[one], current: one === filter.state })),
              { to: address('dang-mo', filter.openOnly ? '' : '1'), label: 'Chỉ đang giải quyết', current: filter.openOnly },
            ]}
          />
          <form className="filter-form" onChange={(event) => void submit(event.currentTarget)}>
            {filter.lateClass !== null && <input type="hidden" name="loai" value={CLASS_WORDS[filter.lateClass].slug} />}
            {filter.openOnly && <input type="hidden" name="dang-mo" value="1" />}
            {filter.state !== 'all' && <input type="hidden" name="xac-nhan" value={STATE_SLUGS[filter.state]} />}
            <select name="don-vi" aria-label="Đơn vị có thẩm quyền" defaultValue={filter.unitId ?? ''} key={filter.unitId ?? ''}>
              <option value="">Mọi đơn vị</option>
              {units.map((unit) => <option key={unit.id} value={unit.id}>{unit.name}</option>)}
            </select>
            <button className="btn ghost" type="submit">Lọc</button>
          </form>
        </div>
        <p className="small muted">Xếp loại này đứng bên cạnh số liệu: hồ sơ quá hạn vẫn được tính là quá hạn trong mọi báo cáo.</p>
        {mayPick ? (
          <PostForm label="Xác nhận các hồ sơ đã đánh dấu" action={`/don-doc/qua-han-ao${search}`}>
            <input type="hidden" name="commandId" value={commandId} />
            {table}
            <div className="bulk">
              <SelectField
                name="as"
                label="Xác nhận là"
                defaultValue="proposed"
                options={[{ value: 'proposed', label: 'Đúng như máy xếp' }, ...LATE_CLASSES.map((one) => ({ value: one, label: CLASS_WORDS[one].label }))]}
              />
              <TextField name="note" label="Ghi chú" optional maxLength={2000} />
              <Button>Xác nhận hồ sơ đã đánh dấu</Button>
            </div>
          </PostForm>
        ) : (
          table
        )}
        {next !== null && <p><ButtonLink kind="ghost" to={address('tu', next)}>Trang sau</ButtonLink></p>}
      </main>
    </>
  )
}
export default FalseOverdue
