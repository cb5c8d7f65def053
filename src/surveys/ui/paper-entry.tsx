import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { enterSheet } from '../pages/entry-action.ts'
import { findEntryPage } from '../pages/entry-page.ts'
import { surveySentence } from '../refusals.ts'
import { EntryForm } from './entry-form.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const page = await findEntryPage(context.get(requestContext).ctx, parseId(params['id'] ?? '') ?? '', url.searchParams.get('so'))
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const entered = await enterSheet(ctx, params['id'] ?? '', form)
  if (entered.kind === 'wrong') return wrongFields(entered.reply)
  if (entered.kind === 'refused') return refused(form, entered.refusal.code, surveySentence(entered.refusal))
  flash('done', `Đã lưu phiếu số ${entered.serial}. Nhập số phiếu tiếp theo.`)
  throw redirect(`/khao-sat/${params['id']}/nhap`, 303)
}

/** Nhập phiếu giấy: by the number printed on the sheet, one after the other. */
const PaperEntry = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={page.sheet === null ? 'Nhập phiếu giấy' : `Phiếu giấy số ${page.sheet.serial}`} over={<Link to={`/khao-sat/${page.id}`}>{page.title}</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel stack">
          {page.sheet === null ? (
            <form method="get" className="inline-form">
              <TextField name="so" label="Số phiếu" inputMode="numeric" width={10} hint="In ở góc trên của phiếu" error={page.message ?? undefined} autoFocus />
              <Button>Mở phiếu</Button>
            </form>
          ) : (
            <>
              <p>Về <b>{page.sheet.unitName}</b>. Câu để trống trên giấy thì để trống. Lưu rồi không sửa được nữa, vì không ai tìm lại được phiếu.</p>
              <EntryForm page={page} sheet={page.sheet} reply={reply} isCall={false} />
            </>
          )}
        </section>
      </main>
    </>
  )
}
export default PaperEntry
