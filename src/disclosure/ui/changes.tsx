import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findRecentChanges, type CatalogueChange, type ChangeKind } from '../recent-changes.ts'
import { ChangeList } from './change-list.tsx'
import { PortalPage } from './portal-page.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, (trx) => findRecentChanges(trx, ctx.tenantId, today(ctx)))
}

const KIND_WORDS = { new: 'mới', changed: 'sửa đổi', ended: 'bãi bỏ' } satisfies Record<ChangeKind, string>

const ChangeItem = ({ change }: { readonly change: CatalogueChange }) => (
  <li>
    <a href={`/thu-tuc/${change.code}`}>{change.name}</a>
    <span className="hit-facts">
      <span className="tag">{KIND_WORDS[change.kind]}</span>
      <span>{change.kind === 'ended' ? 'Không còn từ' : change.isAhead ? 'Sẽ áp dụng từ' : 'Áp dụng từ'} <Day on={change.from} /></span>
      {change.decisionNumber !== null && <span>Quyết định {change.decisionNumber}</span>}
      <span>{change.sectorName}</span>
    </span>
    {change.changes.length > 0 && (
      <details className="more">
        <summary>{change.changes.length} điểm khác bản trước</summary>
        <ChangeList changes={change.changes} />
      </details>
    )}
  </li>
)

/** "Thủ tục mới thay đổi": what is new, changed, ended; from when; and what it says now. */
const Changes = () => {
  const { since, changes, together } = useLoaderData<typeof loader>()
  return (
    <PortalPage title="Thủ tục mới thay đổi" crumbs={[{ href: '/thu-tuc', label: 'Thủ tục' }]}>
      <p className="measure">Những gì mới, sửa đổi hoặc bãi bỏ từ <Day on={since} /> và sắp tới. Hồ sơ đã nhận trước ngày thay đổi vẫn theo nội dung lúc nhận.</p>
      {changes.length === 0 && together.length === 0 && <p>Không có thay đổi nào trong thời gian này.</p>}
      <ul className="hits">{changes.map((change) => <ChangeItem key={`${change.code} ${change.kind} ${change.from}`} change={change} />)}</ul>
      {together.map(({ from, count }) => (
        <p key={from}><Count value={count} /> thủ tục được đưa vào danh mục, áp dụng từ <Day on={from} />. <a href="/linh-vuc">Xem theo lĩnh vực</a>.</p>
      ))}
    </PortalPage>
  )
}
export default Changes
