import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { enterSheet } from '../pages/entry-action.ts'
import { findCallPage } from '../pages/entry-page.ts'
import { surveySentence } from '../refusals.ts'
import { EntryForm } from './entry-form.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const after = Math.max(0, Math.trunc(Number(url.searchParams.get('sau')) || 0))
  const page = await findCallPage(context.get(requestContext).ctx, parseId(params['id'] ?? '') ?? '', after)
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const entered = await enterSheet(ctx, params['id'] ?? '', form)
  if (entered.kind === 'wrong') return wrongFields(entered.reply)
  if (entered.kind === 'refused') return refused(form, entered.refusal.code, surveySentence(entered.refusal))
  flash('done', entered.isCast ? 'Đã lưu phiếu.' : 'Đã ghi. Người ấy không bị gọi lại.')
  throw redirect(`/khao-sat/${params['id']}/goi?sau=${entered.serial}`, 303)
}

/** Phỏng vấn qua điện thoại: a number to call and what to ask. The interviewer learns no name and no dossier. */
const PhoneEntry = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { sheet, phone } = page
  return (
    <>
      <PageHeader title="Phỏng vấn qua điện thoại" over={<Link to={`/khao-sat/${page.id}`}>{page.title}</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel stack">
          {sheet === null ? (
            <EmptyState title="Không còn ai để gọi"><p>Mọi người có số điện thoại đã trả lời, từ chối, hoặc không gặp được.</p></EmptyState>
          ) : (
            <>
              {phone !== null && <p className="call-number"><a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a></p>}
              <Notice title="Xin phép trước khi hỏi">
                <p>“Tôi gọi để xin ý kiến về lần làm thủ tục do {sheet.unitName} giải quyết. Không ghi tên, khoảng 5 phút. Anh/chị trả lời được không?” Người ấy không muốn thì bấm nút đầu tiên và cảm ơn.</p>
              </Notice>
              <EntryForm page={page} sheet={sheet} reply={reply} isCall />
            </>
          )}
        </section>
      </main>
    </>
  )
}
export default PhoneEntry
