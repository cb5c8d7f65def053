import { data, Link, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SlipChip } from '#ui/slip-list.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { setDigestWish } from '../digest-wish.ts'
import { listHref } from '../list-words.ts'
import { findDigestPage, type DigestPage } from '../pages/digest-page.ts'
import type { WatchRow } from '../pages/watch-row.ts'
import { SUBJECT_WORDS } from '../slip-words.ts'
import { WATCH_COLUMNS } from './watch-columns.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const page = await findDigestPage(context.get(requestContext).ctx)
  if (page === undefined) throw data(null, { status: 403 })
  return page
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const byMail = (await request.formData()).get('thu') === 'co'
  await setDigestWish(web.ctx, byMail)
  web.flash('done', byMail ? 'Từ ngày làm việc tới, bản tin được gửi thêm qua thư.' : 'Đã tắt thư đầu ngày. Bản tin vẫn có ở trang này.')
  throw redirect('/don-doc/hom-nay', 303)
}

/** Hôm nay: what a person has to know when the day begins. */
const DigestScreen = () => {
  const page = useLoaderData<typeof loader>() as DigestPage
  const { counts, slips, told, units } = page
  const mine = { staffId: page.staffId }
  const isQuiet = counts.overdue + counts.dueToday + counts.stepOverdue + slips.length + told.length === 0
  return (
    <>
      <PageHeader title="Đôn đốc hôm nay" aside={<Day on={page.day} long />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {units !== null && units.orphans > 0 && (
          <Notice tone="error" title={`${formatNumber(units.orphans)} hồ sơ không có ai làm được hôm nay`}>
            <ButtonLink to="/don-doc/khong-nguoi-giu">Xem và giao lại</ButtonLink>
          </Notice>
        )}
        <Figures>
          <Figure name="Tôi giữ, quá hạn" value={formatNumber(counts.overdue)} to={`${listHref('overdue', mine)}&pham-vi=cua-toi`} base={`trong ${formatNumber(counts.all)} hồ sơ tôi giữ`} {...(counts.overdue > 0 && { state: 'late' as const })} />
          <Figure name="Tôi giữ, đến hạn hôm nay" value={formatNumber(counts.dueToday)} to={`${listHref('dueToday', mine)}&pham-vi=cua-toi`} />
          <Figure name="Tôi giữ, chậm ở một bước" value={formatNumber(counts.stepOverdue)} to={`${listHref('stepOverdue', mine)}&pham-vi=cua-toi`} base="hồ sơ còn hạn" />
          <Figure name="Đôn đốc chờ tôi trả lời" value={formatNumber(slips.length)} to="/don-doc/phieu" />
          {units !== null && <Figure name="Đơn vị: quá hạn" value={formatNumber(units.overdue)} to={listHref('overdue')} {...(units.overdue > 0 && { state: 'late' as const })} />}
          {units !== null && <Figure name="Đơn vị: đến hạn hôm nay" value={formatNumber(units.dueToday)} to={listHref('dueToday')} />}
        </Figures>
        {slips.length > 0 && (
          <section className="panel">
            <h2>Đôn đốc chờ tôi trả lời</h2>
            <ul className="plain">
              {slips.map((slip) => (
                <li key={slip.id}>
                  <Link to={`/don-doc/phieu/${slip.id}`}>Phiếu {slip.number}</Link>, {SUBJECT_WORDS[slip.subject.kind].toLowerCase()} {slip.subject.kind === 'dossier' ? <Code>{slip.subject.code ?? 'chưa có mã'}</Code> : slip.subject.title} · trả lời trước <Moment at={slip.answerDueAt} form="short" /> <SlipChip state={slip.state} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {told.length > 0 && (
          <section className="panel">
            <h2>Vừa tới ngưỡng, báo cho tôi</h2>
            <ul className="plain">
              {told.map((one) => (
                <li key={`${one.dossierId}/${one.stepName}/${one.workingDays}`}>
                  <Link to={`/mot-cua/ho-so/${one.dossierId}`}><Code>{one.code ?? 'chưa có mã'}</Code></Link> {one.stepName !== null && `bước “${one.stepName}” `}{one.workingDays > 0 ? `đã quá hạn ${one.workingDays} ngày làm việc` : one.workingDays === 0 ? 'đã tới hạn' : `còn ${-one.workingDays} ngày làm việc`}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Rows title="Tôi giữ, quá hạn" rows={page.overdue} />
        <Rows title="Tôi giữ, đến hạn hôm nay" rows={page.dueToday} />
        {isQuiet && (
          <section className="panel">
            <EmptyState title="Không có gì gấp đang chờ bạn hôm nay">
              <p>Hồ sơ đến hạn, quá hạn và phiếu đôn đốc gửi bạn sẽ hiện ở đây mỗi sáng.</p>
            </EmptyState>
          </section>
        )}
        <MailWish wish={page.wish} />
      </main>
    </>
  )
}
export default DigestScreen

const Rows = ({ title, rows }: { readonly title: string; readonly rows: readonly WatchRow[] }) =>
  rows.length === 0 ? null : (
    <section className="stack tight">
      <h2>{title}</h2>
      <DataTable caption={title} columns={WATCH_COLUMNS} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/mot-cua/ho-so/${row.id}`} opens="procedure" rowState={(row) => (row.due.kind === 'late' ? 'late' : undefined)} />
    </section>
  )

const MailWish = ({ wish }: { readonly wish: DigestPage['wish'] }) => (
  <section className="panel tight">
    {wish.address === null ? (
      <p className="small muted">Chưa có địa chỉ thư của bạn nên bản tin chỉ hiện ở đây. Nhờ quản trị ghi thêm nếu muốn nhận thư mỗi sáng.</p>
    ) : (
      <PostForm label="Thư đầu ngày">
        <input type="hidden" name="thu" value={wish.byMail ? 'khong' : 'co'} />
        <p className="small">
          {wish.byMail ? `Bản tin này cũng được gửi tới ${wish.address} mỗi sáng ngày làm việc.` : 'Bạn đã tắt thư đầu ngày.'}{' '}
          <Button kind="plain">{wish.byMail ? 'Tắt thư' : 'Bật thư'}</Button>
        </p>
      </PostForm>
    )}
  </section>
)
