import { useEffect, useRef } from 'react'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Count, Percent } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { decideReview } from '../review-commands.ts'
import type { ReviewKind } from '../review-proposal.ts'
import { countReviewProgress, listReviewQueue } from '../review-queries.ts'
import type { ReviewId } from '../review-store.ts'
import { answerErrors, answerRefusal, textIn } from './catalogue-form.ts'
import { readDecision } from './review-form.ts'
import { ReviewRow } from './review-row.tsx'
import { showReview } from './review-showing.ts'
import { REVIEW_KIND_WORDS } from '../words.ts'

const PAGE_SIZE = 20

const kindOf = (text: string | null): ReviewKind | undefined =>
  (Object.keys(REVIEW_KIND_WORDS) as ReviewKind[]).find((kind) => kind === text)

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const kind = kindOf(url.searchParams.get('loai'))
  const code = url.searchParams.get('ma')?.trim() || undefined
  return transaction(ctx, async (trx) => {
    const progress = await countReviewProgress(trx)
    const total = code === undefined ? (kind === undefined ? progress.open : (progress.openByKind.get(kind) ?? 0)) : null
    const pages = total === null ? 1 : Math.max(1, Math.ceil(total / PAGE_SIZE))
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('trang'))) || 1))
    const rows = await listReviewQueue(trx, { kind, code, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
    return {
      kind: kind ?? null, code: code ?? null, total, page,
      publishes: url.searchParams.get('ban-hanh') !== 'khong',
      open: progress.open, decided: progress.decided,
      kinds: [...progress.openByKind].toSorted(([, a], [, b]) => b - a).map(([key, count]) => ({ key, count })),
      rows: rows.map((row) => ({ ...showReview(row), mayDecide: mayEditProcedures(ctx.actor, row.sectorCode) })),
    }
  })
}

export const action = async ({ request, context, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const reviewId = parseId<ReviewId>(textIn(form, 'reviewId'))
  if (reviewId === undefined) return answerRefusal(form, { code: 'reviewNotFound' })
  const typed = readDecision(form, reviewId)
  if (!typed.ok) return answerErrors(form, { [typed.field]: typed.sentence })
  const result = await decideReview(web.ctx, { reviewId, decision: typed.decision, publish: textIn(form, 'publish') === 'on' })
  if (!result.ok) return answerRefusal(form, result.refusal)
  const { published, remaining } = result.value
  web.flash('done', published ? 'Đã quyết định và ban hành thủ tục.' : remaining > 0 ? `Đã quyết định. Thủ tục này còn ${remaining} câu hỏi.` : 'Đã quyết định. Bản nháp chờ ban hành.')
  throw redirect(url.pathname + url.search, 303)
}

const addressOf = (params: Readonly<Record<string, string | null>>): string => {
  const query = new URLSearchParams(Object.entries(params).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])))
  return `/danh-muc/can-quyet-dinh${query.size === 0 ? '' : `?${query}`}`
}

/** Questions that an import left for a person: one row each, answered by one press; the next takes the focus. */
const Reviews = () => {
  const { kind, code, total, page, publishes, open, decided, kinds, rows } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const list = useRef<HTMLTableSectionElement>(null)
  const first = rows[0]?.id
  const shownFirst = useRef(first)
  useEffect(() => {
    if (shownFirst.current === first) return
    shownFirst.current = first
    list.current?.querySelector<HTMLElement>('[data-row-link]')?.focus()
  }, [first])
  const off = publishes ? null : 'khong'
  return (
    <>
      <PageHeader
        title="Cần quyết định sau khi nhập"
        aside={open + decided > 0 && (
          <span className="progress-of">
            <progress max={open + decided} value={decided} aria-label="Đã quyết định" /> đã quyết định <Count value={decided} /> trong <Count value={open + decided} /> (<Percent part={decided} base={open + decided} />)
          </span>
        )}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {code === null ? (
          <FilterLinks
            label="Loại câu hỏi"
            links={[
              { to: addressOf({ 'ban-hanh': off }), label: 'Tất cả', count: open, current: kind === null },
              ...kinds.map((one) => ({ to: addressOf({ loai: one.key, 'ban-hanh': off }), label: REVIEW_KIND_WORDS[one.key], count: one.count, current: kind === one.key })),
            ]}
          />
        ) : (
          <p>Câu hỏi của thủ tục <b className="mono">{code}</b>. <a href={addressOf({ 'ban-hanh': off })}>Xem tất cả</a></p>
        )}
        <FilterLinks
          label="Khi hết câu hỏi của một thủ tục"
          links={[
            { to: addressOf({ loai: kind, ma: code }), label: 'Hết câu hỏi thì ban hành ngay', current: publishes },
            { to: addressOf({ loai: kind, ma: code, 'ban-hanh': 'khong' }), label: 'Để bản nháp', current: !publishes },
          ]}
        />
        {rows.length === 0 ? (
          <div className="sheet">
            <EmptyState title={open === 0 ? 'Không còn gì phải quyết định' : 'Không còn câu hỏi nào loại này'}>
              <p>Câu hỏi hiện ra ở đây khi nhập một tệp thủ tục có chỗ máy không tự quyết được.</p>
            </EmptyState>
          </div>
        ) : (
          <section className="sheet" aria-label="Câu hỏi">
            <table className="cards-narrow queue">
              <caption className="sr-only">Câu hỏi chờ quyết định</caption>
              <thead><tr><th scope="col">Câu hỏi</th><th scope="col">Quyết định</th></tr></thead>
              <tbody ref={list}>
                {rows.map((row) => <ReviewRow key={row.id} row={row} publishes={publishes} reply={reply?.values['reviewId'] === row.id ? reply : undefined} />)}
              </tbody>
            </table>
          </section>
        )}
        {rows.length > 0 && total !== null && <Pagination total={total} page={page} pageSize={PAGE_SIZE} hasNext={page * PAGE_SIZE < total} />}
      </main>
    </>
  )
}
export default Reviews
