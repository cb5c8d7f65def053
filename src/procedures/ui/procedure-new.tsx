import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { requestContext } from '#web/request-context.ts'
import { listSectors } from '../catalogue-queries.ts'
import { listPublishedProcesses } from '../process-queries.ts'
import { draftVersion } from '../version-commands.ts'
import { answerErrors, answerRefusal, textIn } from './catalogue-form.ts'
import { VersionFields } from './version-fields.tsx'
import { readVersionForm } from './version-form.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({
    today: today(ctx).toString(),
    sectors: (await listSectors(trx)).map(({ name }) => name).toSorted(compareVietnamese),
    processes: (await listPublishedProcesses(trx))
      .map((one) => ({ value: one.id, label: `${one.name} · ${one.code}` }))
      .toSorted((a, b) => compareVietnamese(a.label, b.label)),
  }))
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const sectors = await transaction(web.ctx, listSectors)
  const code = textIn(form, 'code')
  const typed = readVersionForm(form, undefined, sectors)
  const codeErrors = code === '' ? { code: 'Nhập mã thủ tục, ví dụ 1.001193.' } : {}
  if (!typed.ok || code === '') return answerErrors(form, { ...codeErrors, ...(typed.ok ? {} : typed.errors) })
  const { body, effectiveFrom, processId } = typed
  const result = await draftVersion(web.ctx, { code, body, effectiveFrom, processId })
  if (!result.ok) return answerRefusal(form, result.refusal)
  web.flash('done', `Đã tạo bản nháp của thủ tục ${code}.`)
  throw redirect(`/danh-muc/thu-tuc/${code}/soan`, 303)
}

/** A procedure that the catalogue does not have yet. */
const ProcedureNew = () => {
  const { today: now, sectors, processes } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Thêm thủ tục" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="long-form">
          <PostForm reply={reply} id="soan">
            <section className="panel">
              <TextField name="code" label="Mã thủ tục" hint="Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính, ví dụ 1.001193" width={10} code />
            </section>
            <VersionFields body={undefined} effectiveFrom={now} processId={null} today={now} sectors={sectors} processes={processes} />
          </PostForm>
        </div>
      </main>
      <ActionBar effect="Bản nháp chưa ai thấy; ban hành sau khi đã đủ.">
        <Button form="soan" shortcut="Ctrl Enter">Tạo bản nháp</Button>
      </ActionBar>
    </>
  )
}
export default ProcedureNew
