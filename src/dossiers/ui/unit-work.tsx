import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type StaffId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { dossierSentence } from '../refusals.ts'
import { WORK_VIEWS } from '../inbox.ts'
import type { WorkLine } from '../pages/work-lines.ts'
import { assignTicked, findUnitWork, readPick } from '../pages/unit-work.ts'
import { AbsentHolder } from './absent-holder.tsx'
import { NextPage } from '#ui/next-page.tsx'
import { UNIT_COLUMNS } from './work-columns.tsx'
import { WorkFilters } from './work-filters.tsx'
import { readWorkQuery } from './work-query.ts'
import { holderLabel, WORK_VIEW_WORDS } from './work-words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const query = readWorkQuery(request.url, 'unit')
  return { work: await findUnitWork(ctx, query), view: query.view, stepKind: query.stepKind }
}

/** Bulk assignment: one outcome for each ticked step. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const picks = form.getAll('chon').flatMap((value) => (typeof value === 'string' ? (readPick(value) ?? []) : []))
  const chosen = form.get('staffId')
  const commandId = parseId(String(form.get('commandId') ?? ''))
  const staffId = chosen === 'everybody' ? null : parseId<StaffId>(String(chosen ?? ''))
  if (commandId === undefined || staffId === undefined || picks.length === 0) {
    const message = picks.length === 0 ? 'Chưa đánh dấu việc nào. Đánh dấu ở đầu dòng rồi phân công.' : 'Chưa chọn người nhận việc.'
    return data({ message, done: 0, refused: [] }, { status: 422 })
  }
  const { done, refused } = await assignTicked(web.ctx, commandId, picks, staffId)
  return {
    message: null,
    done,
    refused: refused.map((one) => ({
      key: `${one.dossierId}/${one.stepNo}`,
      code: one.code,
      why: one.refusal === null ? '' : dossierSentence(one.refusal),
    })),
  }
}

type Reply = {
  readonly message: string | null
  readonly done: number
  readonly refused: readonly { readonly key: string; readonly code: string | null; readonly why: string }[]
}

/** Việc của đơn vị: everything that is going on in the units that one heads. */
const UnitWorkPage = () => {
  const { work, view, stepKind } = useLoaderData<typeof loader>()
  const reply = useActionData<Reply>()
  const { page } = work
  const mayAssign = work.holders.length > 0 && page.lines.length > 0
  const table = (
    <>
      <DataTable
        caption="Việc của đơn vị, gấp nhất ở trên"
        columns={UNIT_COLUMNS}
        rows={page.lines}
        rowKey={(line) => `${line.dossierId}/${line.stepNo}`}
        rowHref={(line) => `/mot-cua/ho-so/${line.dossierId}`}
        opens="procedure"
        rowState={(line) => (line.due.kind === 'late' && !line.isByStep ? 'late' : undefined)}
        {...(mayAssign && { pick: { name: 'chon', label: (line: WorkLine) => `Đánh dấu ${line.code}, ${line.stepName}` } })}
        empty={
          <EmptyState title={WORK_VIEW_WORDS[view].empty}>
            <p>Mọi việc đang làm ở đơn vị bạn phụ trách sẽ hiện ở đây, kể cả việc chưa ai nhận.</p>
          </EmptyState>
        }
      />
      <NextPage shown={page.lines.length} total={page.counts[view]} next={page.next} />
    </>
  )
  return (
    <>
      <PageHeader title="Việc của đơn vị" search={<SearchBox label="Tìm mã hồ sơ, tên" action="/mot-cua/ho-so" />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && <Outcome reply={reply} />}
        <WorkFilters counts={page.counts} view={view} stepKind={stepKind} views={WORK_VIEWS} />
        {work.absent.map((person) => (
          <AbsentHolder key={person.staffId} person={person} holders={work.holders} commandId={work.commandId} />
        ))}
        {mayAssign ? (
          <PostForm label="Phân công hàng loạt">
            <input type="hidden" name="commandId" value={work.commandId} />
            {table}
            <div className="bulk">
              <SelectField
                name="staffId"
                label="Giao các việc đã đánh dấu cho"
                placeholder="Chọn người"
                options={[{ value: 'everybody', label: 'Việc chung, ai nhận cũng được' }, ...work.holders.map(({ id, name, absentTo }) => ({ value: id, label: holderLabel(name, absentTo) }))]}
              />
              <Button>Phân công</Button>
            </div>
          </PostForm>
        ) : (
          <div>{table}</div>
        )}
      </main>
    </>
  )
}
export default UnitWorkPage

const Outcome = ({ reply }: { readonly reply: Reply }) => (
  <div role="status" className="stack">
    {reply.message !== null && <Notice tone="error">{reply.message}</Notice>}
    {reply.done > 0 && <Notice tone="done">Đã phân công {reply.done} việc.</Notice>}
    {reply.refused.length > 0 && (
      <Notice tone="warning" title={`${reply.refused.length} việc chưa phân công được`}>
        <ul className="plain">
          {reply.refused.map((one) => (
            <li key={one.key}>
              {one.code !== null && <Code>{one.code}</Code>} {one.why}
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </div>
)
