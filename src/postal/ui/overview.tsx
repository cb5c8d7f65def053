import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { handToCarrier } from '../commands.ts'
import { postalUnitsOf } from '../may.ts'
import { countConsignments, listConsignments, type ConsignmentList } from '../queries.ts'
import { postalSentence } from '../refusals.ts'
import { DIRECTION_WORDS } from '../words.ts'
import { StatusChip } from './status-chip.tsx'

const LISTS: readonly { readonly list: ConsignmentList; readonly slug: string; readonly label: string; readonly empty: string }[] = [
  { list: 'waiting', slug: 'cho-ban-giao', label: 'Chờ bàn giao', empty: 'Không có bưu gửi nào chờ bàn giao' },
  { list: 'moving', slug: 'dang-chuyen', label: 'Đang chuyển', empty: 'Không có bưu gửi nào đang chuyển' },
  { list: 'troubled', slug: 'phat-chua-duoc', label: 'Phát chưa được', empty: 'Không có bưu gửi nào phát chưa được' },
  { list: 'ended', slug: 'da-xong', label: 'Đã xong', empty: 'Chưa có bưu gửi nào xong' },
]

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const { list } = LISTS.find(({ slug }) => slug === url.searchParams.get('loai')) ?? LISTS[0] ?? { list: 'waiting' as const }
  return transaction(ctx, async (trx) => {
    const units = postalUnitsOf(ctx.actor)
    const tree = await unitTree(trx, today(ctx))
    const lines = await listConsignments(trx, units, list)
    return {
      list,
      counts: await countConsignments(trx, units),
      groups: [...Map.groupBy(lines, ({ unitId }) => unitId)].map(([unitId, rows]) => ({
        unitId,
        unitName: tree.find(unitId)?.name ?? '',
        rows: rows.map(({ id, number, direction, dossierCode, status, tracking, movedAt, recipient, street, place }) => ({
          id, number, direction, dossierCode, status, tracking, movedAt: toAt(movedAt), recipient,
          address: street === null ? null : `${street}, ${place}`,
        })),
      })),
    }
  })
}

type Row = Awaited<ReturnType<typeof loader>>['groups'][number]['rows'][number]

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const unitId = parseId<UnitId>(String(form.get('unitId') ?? ''))
  const ids = form.getAll('chon').flatMap((value) => (typeof value === 'string' ? (parseId(value) ?? []) : []))
  if (unitId === undefined) return refused(form, 'postalNotFound', postalSentence({ code: 'postalNotFound' }))
  const result = await handToCarrier(web.ctx, unitId, ids)
  if (!result.ok) return refused(form, result.refusal.code, postalSentence(result.refusal))
  web.flash('done', `Đã lập bảng kê ${ids.length} bưu gửi. In bảng kê để hai bên ký.`)
  throw redirect(`/buu-chinh/bang-ke/${result.value}`, 303)
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'so', header: 'Bưu gửi', narrow: 'title', cell: (row) => <Code>{row.number}</Code>, note: (row) => <>{DIRECTION_WORDS[row.direction]} · hồ sơ <Code>{row.dossierCode ?? 'chưa có mã'}</Code></> },
  { key: 'den', header: 'Nơi nhận', cell: (row) => row.recipient ?? <b>Chưa có địa chỉ</b>, note: (row) => row.address },
  { key: 'tinh-trang', header: 'Trạng thái', narrow: 'badge', cell: (row) => <StatusChip status={row.status} />, note: (row) => row.tracking !== null && <Code>{row.tracking}</Code> },
  { key: 'tu', header: 'Từ lúc', cell: (row) => <Moment at={row.movedAt} /> },
]

/** What goes to people by post, and what comes from them: what is to be packed, on its way, in trouble, done. */
const PostalOverview = () => {
  const { list, counts, groups } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const empty = LISTS.find((one) => one.list === list)?.empty ?? ''
  const table = (group: (typeof groups)[number]) => (
    <DataTable
      caption={`Bưu gửi của ${group.unitName}`}
      rows={group.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/buu-chinh/${row.id}`}
      opens="so"
      columns={COLUMNS}
      {...(list === 'waiting' && { pick: { name: 'chon', label: (row: Row) => `Đánh dấu ${row.number}` } })}
    />
  )
  return (
    <>
      <PageHeader title="Bưu chính công ích" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
        <FilterLinks label="Loại bưu gửi" links={LISTS.map((one) => ({ to: `?loai=${one.slug}`, label: one.label, count: counts[one.list], current: one.list === list }))} />
        {groups.length === 0 && (
          <section className="panel">
            <EmptyState title={empty}>
              {list === 'waiting' && <p>Khi có kết quả của hồ sơ xin nhận qua bưu chính, bưu gửi hiện ở đây để đóng gói và bàn giao.</p>}
            </EmptyState>
          </section>
        )}
        {groups.map((group) => (
          <section className="stack" key={group.unitId} aria-label={group.unitName}>
            {groups.length > 1 && <h2>{group.unitName}</h2>}
            {list === 'waiting' ? (
              <PostForm label={`Bàn giao bưu gửi của ${group.unitName}`}>
                <input type="hidden" name="unitId" value={group.unitId} />
                {table(group)}
                <p className="form-actions"><Button>Lập bảng kê bàn giao</Button></p>
              </PostForm>
            ) : table(group)}
          </section>
        ))}
      </main>
    </>
  )
}
export default PostalOverview
