import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { compareVietnamese, fold } from '#kernel/text.ts'
import { processTemplates, STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code, Count } from '#ui/values.tsx'
import { parseForm, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { fitProcess } from '../domain/process-fit.ts'
import { saveProcess } from '../process-commands.ts'
import { listProcessLines } from '../process-queries.ts'
import { answerRefusal } from './catalogue-form.ts'

/** A new process starts from a template fitted to a working week; its times are then typed. */
const DAYS_AT_FIRST = 5

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const q = url.searchParams.get('q')?.trim() ?? ''
  const wanted = fold(q)
  const lines = await transaction(ctx, (trx) => listProcessLines(trx, today(ctx)))
  return {
    q,
    mayEdit: mayEditProcedures(ctx.actor, null),
    rows: lines
      .filter((line) => fold(`${line.name} ${line.code}`).includes(wanted))
      .toSorted((a, b) => Number(b.state === 'draft') - Number(a.state === 'draft') || b.uses - a.uses || compareVietnamese(a.name, b.name)),
    templates: processTemplates.map(({ code, name }) => ({ value: code, label: name })),
  }
}

const FORM = z.strictObject({
  code: z.string({ error: 'Nhập mã quy trình.' }).max(80),
  name: z.string({ error: 'Nhập tên quy trình.' }).max(300),
  template: z.string().max(80).optional(),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { code, name } = parsed.value
  const template = processTemplates.find((one) => one.code === parsed.value.template)
  const steps = template === undefined ? [] : fitProcess(template, DAYS_AT_FIRST * STANDARD_DAY_MINUTES)
  const result = await saveProcess(web.ctx, { code, name, steps, editNo: 0 })
  if (!result.ok) return answerRefusal(form, result.refusal)
  web.flash('done', 'Đã tạo bản nháp quy trình. Sửa các bước rồi ban hành.')
  throw redirect(`/danh-muc/quy-trinh/${result.value.processId}`, 303)
}

/** The internal processes of the office and what goes through them. */
const ProcessList = () => {
  const { q, mayEdit, rows, templates } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Quy trình nội bộ" search={<SearchBox label="Tìm theo tên hoặc mã" defaultValue={q} />} aside={<span><Count value={rows.length} /> quy trình</span>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {mayEdit && (
          <details className="more" open={reply !== undefined}>
            <summary>Tạo quy trình</summary>
            <PostForm reply={reply}>
              <TextField name="name" label="Tên" hint="Ví dụ: Cấp giấy phép xây dựng, 15 ngày" />
              <TextField name="code" label="Mã" hint="Chữ thường không dấu, số và gạch nối, ví dụ giay-phep-xay-dung" width={20} code />
              <SelectField name="template" label="Bắt đầu từ mẫu" options={templates} placeholder="Bảng trống" />
              <p className="form-actions"><Button>Tạo bản nháp</Button></p>
            </PostForm>
          </details>
        )}
        <DataTable
          caption="Quy trình nội bộ"
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/danh-muc/quy-trinh/${row.id}`}
          opens="ten"
          empty={<EmptyState title={q === '' ? 'Chưa có quy trình nào' : `Không có quy trình nào tên “${q}”`} />}
          columns={[
            { key: 'ten', header: 'Tên', narrow: 'title', cell: (row) => row.name },
            { key: 'ma', header: 'Mã', cell: (row) => <Code>{row.code}</Code> },
            { key: 'ban', header: 'Bản mới nhất', narrow: 'badge', cell: (row) => <><Chip state={row.state === 'draft' ? 'waiting' : 'done'}>{row.state === 'draft' ? 'bản nháp' : 'đã ban hành'}</Chip> số {row.versionNo}</> },
            { key: 'buoc', header: 'Số bước', numeric: true, cell: (row) => <Count value={row.stepCount} /> },
            { key: 'dung', header: 'Thủ tục dùng', numeric: true, cell: (row) => <Count value={row.uses} /> },
          ]}
        />
      </main>
    </>
  )
}
export default ProcessList
