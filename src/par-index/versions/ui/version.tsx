import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { ParTabs } from '../../ui/par-tabs.tsx'
import { actOnVersion } from '../pages/issue-form.ts'
import { draftHref, versionHref } from '../pages/version-address.ts'
import { loadVersionPage, type VersionPage } from '../pages/version-page.ts'
import { answerForm } from './answer-form.ts'
import { CriteriaTable } from './criteria-table.tsx'
import { FaultList } from './fault-list.tsx'
import { IssuePanel } from './issue-panel.tsx'
import { VersionChip } from './version-chip.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await loadVersionPage(context.get(requestContext).ctx, params['code'] ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  return answerForm(web, form, await actOnVersion(web.ctx, params['code'] ?? '', form))
}

const facts = (page: VersionPage) => [
  { name: 'Dùng cho', value: page.level },
  { name: 'Áp dụng', value: page.years },
  ...(page.drawnFrom === null ? [] : [{ name: 'Lập từ', value: page.drawnFrom.name }]),
  ...(page.endedOn === null ? [] : [{ name: 'Dùng đến', value: <Day on={page.endedOn} /> }]),
]

/** One set of criteria as its official table, with its decision, what it differs in from others, and its history. */
const VersionScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const isDraft = page.state === 'draft'
  return (
    <>
      <PageHeader
        title={page.name} over={<>Bộ tiêu chí · <Code>{page.code}</Code></>} chips={<VersionChip {...page} />}
        aside={isDraft && page.may.edit ? <ButtonLink kind="ghost" to={draftHref(page.code)}>Soạn tiếp</ButtonLink> : undefined}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="bo-tieu-chi" />
        {page.isExample && (
          <Notice tone="warning" title="Bộ mẫu">Dự án soạn để bắt đầu, không có hiệu lực ở đâu. Lập dự thảo từ bộ này rồi sửa theo quyết định của tỉnh.</Notice>
        )}
        {!page.isExample && page.isShipped && !page.isVerified && (
          <Notice tone="warning" title="Chưa đối chiếu">Ghi lại theo nguồn đã công bố, chưa thấy quyết định ban hành; chỗ suy ra được ghi rõ.</Notice>
        )}
        {isDraft && <FaultList faults={page.faults} />}
        <div className="report-facts">
          <dl>
            {facts(page).map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
          </dl>
          <p><a className="btn ghost" href={`${versionHref(page.code)}/tep`}>Tải bảng tính (XLSX)</a></p>
        </div>
        <CriteriaTable caption={page.name} rows={page.rows} total={page.maxPoints} />
        <p className="small muted">
          {page.maxPoints} điểm: {page.shares.fromSystem} từ hệ thống, {page.shares.assessed} tự chấm rồi thẩm định, {page.shares.survey} từ điều tra xã hội học. Căn cứ: {page.source}.
          {page.hash !== null && <> Dấu kiểm <span className="mono report-hash">{page.hash}</span></>}
        </p>
        <div className="version-panels">
          {page.may.issue && !page.isShipped && <IssuePanel page={page} reply={reply} />}
          {page.others.length > 0 && (
            <section className="panel tight">
              <h2>So với bộ khác</h2>
              <form method="get" action={`${versionHref(page.code)}/so-sanh`}>
                <SelectField name="voi" label="Bộ trước" options={page.others} defaultValue={page.drawnFrom?.code} />
                <Button kind="ghost">So sánh</Button>
              </form>
            </section>
          )}
          {page.history.length > 0 && (
            <details className="more" open={page.history.length <= 5}>
              <summary>Lịch sử ({page.history.length})</summary>
              <Timeline
                small
                entries={page.history.toReversed().map(({ key, words, when, text, isLast }) => ({
                  key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p className="any-break">{text}</p> }),
                }))}
              />
            </details>
          )}
        </div>
      </main>
    </>
  )
}
export default VersionScreen
