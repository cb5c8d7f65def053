import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { SelectField } from '#ui/field.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { actOnVersion } from '../pages/issue-form.ts'
import { draftHref, versionHref } from '../pages/version-address.ts'
import { loadVersionPage } from '../pages/version-page.ts'
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
        {page.isExample && (
          <Notice tone="warning" title="Bộ mẫu">Dự án soạn để bắt đầu, không có hiệu lực ở đâu. Lập dự thảo từ bộ này rồi sửa theo quyết định của tỉnh.</Notice>
        )}
        {!page.isExample && page.isShipped && !page.isVerified && (
          <Notice tone="warning" title="Chưa đối chiếu">Ghi lại theo nguồn đã công bố, chưa thấy quyết định ban hành; chỗ suy ra được ghi rõ.</Notice>
        )}
        {isDraft && <FaultList faults={page.faults} />}
        <div className="two wide-main">
          <div className="stack">
            <CriteriaTable caption={page.name} rows={page.rows} total={page.maxPoints} />
          </div>
          <aside className="stack">
            <section className="panel tight">
              <h2>Về bộ này</h2>
              <Facts
                small
                facts={[
                  { name: 'Dùng cho', value: page.level },
                  { name: 'Áp dụng', value: page.years },
                  { name: 'Căn cứ', value: page.source },
                  ...(page.drawnFrom === null ? [] : [{ name: 'Lập từ', value: page.drawnFrom.name }]),
                  ...(page.endedOn === null ? [] : [{ name: 'Dùng đến', value: <Day on={page.endedOn} /> }]),
                  { name: 'Điểm từ hệ thống', value: page.shares.fromSystem },
                  { name: 'Điểm tự chấm', value: page.shares.assessed },
                  { name: 'Điểm điều tra', value: page.shares.survey },
                  ...(page.hash === null ? [] : [{ name: 'Dấu kiểm', value: <span className="mono report-hash">{page.hash}</span> }]),
                ]}
              />
              <p><a className="btn ghost" href={`${versionHref(page.code)}/tep`}>Tải bảng tính (XLSX)</a></p>
            </section>
            {page.others.length > 0 && (
              <section className="panel tight">
                <h2>So với bộ khác</h2>
                <form method="get" action={`${versionHref(page.code)}/so-sanh`}>
                  <SelectField name="voi" label="Bộ trước" options={page.others} defaultValue={page.drawnFrom?.code} />
                  <Button kind="ghost">So sánh</Button>
                </form>
              </section>
            )}
            {page.may.issue && !page.isShipped && <IssuePanel page={page} reply={reply} />}
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
          </aside>
        </div>
      </main>
    </>
  )
}
export default VersionScreen
