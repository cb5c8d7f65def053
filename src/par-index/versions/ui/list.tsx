import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { requestContext } from '#web/request-context.ts'
import { ParTabs } from '../../ui/par-tabs.tsx'
import { drawFromForm } from '../pages/draft-form.ts'
import { loadVersionList, USUAL_SOURCE } from '../pages/list-page.ts'
import { INDEX_LEVEL_OPTIONS } from './level-options.ts'
import { answerForm } from './answer-form.ts'
import { VersionChip } from './version-chip.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ list: await loadVersionList(context.get(requestContext).ctx), usual: USUAL_SOURCE })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  return answerForm(web, form, await drawFromForm(web.ctx, form))
}

/** Bộ tiêu chí: sets of criteria in use, in preparation, ended, and those that ship as examples. */
const VersionListScreen = () => {
  const { list, usual } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Bộ tiêu chí" over="Chỉ số cải cách hành chính" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="bo-tieu-chi" />
        <DataTable
          caption="Các bộ chỉ số cải cách hành chính"
          rows={list.lines}
          rowKey={(row) => row.code}
          rowHref={(row) => row.href}
          opens="ten"
          columns={[
            { key: 'ten', header: 'Bộ chỉ số', narrow: 'title', cell: (row) => row.name, note: (row) => <span className="mono">{row.code}</span> },
            { key: 'cap', header: 'Dùng cho', cell: (row) => row.level },
            { key: 'nam', header: 'Áp dụng', cell: (row) => row.years },
            { key: 'dong', header: 'Tiêu chí thành phần', numeric: true, cell: (row) => row.lines },
            { key: 'trang-thai', header: 'Trạng thái', narrow: 'badge', cell: (row) => <VersionChip {...row} /> },
            { key: 'can-cu', header: 'Căn cứ', cell: (row) => row.source },
          ]}
        />
        {list.may.edit && (
          <section className="panel">
            <h2>Lập dự thảo</h2>
            <div className="long-form">
              <PostForm reply={reply} label="Lập dự thảo bộ chỉ số">
                <SelectField
                  name="source" label="Lập từ" hint="Mọi dòng của bộ này được chép sang dự thảo để sửa" placeholder="Bảng trống, tự nhập hoặc nhập từ bảng tính"
                  options={list.sources} defaultValue={usual}
                />
                <TextField name="name" label="Tên bộ chỉ số" defaultValue={`Chỉ số cải cách hành chính cấp xã năm ${list.nextYear}`} maxLength={300} />
                <div className="pair">
                  <SelectField name="level" label="Dùng để chấm" options={INDEX_LEVEL_OPTIONS} defaultValue="commune" />
                  <TextField name="from" label="Áp dụng từ năm" inputMode="numeric" defaultValue={String(list.nextYear)} width={10} />
                  <TextField name="to" label="Đến năm" optional inputMode="numeric" width={10} />
                </div>
                <TextField name="code" label="Mã" code hint="Đặt một lần, không đổi: chữ thường không dấu, số, gạch ngang" defaultValue={`cap-xa-${list.nextYear}`} maxLength={60} width={20} />
                <p className="form-actions"><Button>Lập dự thảo</Button></p>
              </PostForm>
            </div>
          </section>
        )}
      </main>
    </>
  )
}
export default VersionListScreen
