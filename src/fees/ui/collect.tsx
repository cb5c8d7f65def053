import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code, Sum } from '#ui/values.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { actAtDesk, type DeskIntent } from '../pages/desk-action.ts'
import { loadDeskPage, type DeskPage } from '../pages/desk-page.ts'
import { feeSentence } from '../refusals.ts'
import { CollectAccount } from './collect-account.tsx'
import { DayReceipts } from './day-receipts.tsx'
import type { DeskReply } from './desk-reply.ts'
import { MoneyTabs } from './money-tabs.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const address = new URL(request.url).searchParams
  return loadDeskPage(context.get(requestContext).ctx, {
    search: address.get('q') ?? '',
    dossierId: address.get('ho-so'),
    day: address.get('ngay'),
    staffId: address.get('nguoi'),
    unitId: address.get('quay'),
  })
}

const DONE_WORDS = {
  collect: 'Đã thu tiền và lập biên lai.',
  void: 'Đã hủy biên lai. Trả lại tiền cho người nộp.',
  state: 'Đã ghi số tiền.',
  waive: 'Đã miễn khoản thu theo căn cứ.',
} as const satisfies Record<DeskIntent, string>

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const done = await actAtDesk(ctx, form)
  if (done.ok) {
    flash('done', DONE_WORDS[done.intent])
    return redirect(`/thu-phi?ho-so=${done.dossierId}`, 303)
  }
  const message = feeSentence(done.refusal)
  const reply: FormReply = {
    errors: done.field === null ? {} : { [done.field]: message },
    values: typedValues(form),
    refusal: done.field === null ? { code: done.refusal.code, message } : null,
  }
  return data({ intent: done.intent, of: String(form.get('receiptId') ?? form.get('key') ?? ''), reply }, { status: statusOf(done.refusal.code) })
}

/** Thu phí tại quầy: find the dossier, take the money, give the receipt. */
const Collect = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<DeskReply>()
  return (
    <>
      <PageHeader
        title="Thu phí, lệ phí"
        over={page.units.find((unit) => unit.id === page.unitId)?.name}
        search={<SearchBox label="Quét giấy hẹn, gõ mã hoặc tên" action="/thu-phi" defaultValue={page.search} />}
        aside={
          <>
            Tiền mặt trong danh sách: <Sum dong={page.cashDong} />
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MoneyTabs at="/thu-phi" />
        <div className="stack">
          {page.open === null ? <Choose page={page} /> : <CollectAccount key={page.open.paymentId} account={page.open} reply={reply} />}
          <DayReceipts page={page} />
        </div>
      </main>
    </>
  )
}
export default Collect

const Choose = ({ page }: { readonly page: DeskPage }) => {
  if (page.search === '') {
    return (
      <section className="panel">
        <EmptyState title="Tìm hồ sơ để thu tiền">
          <p>Quét mã trên giấy hẹn, hoặc gõ mã hồ sơ hay tên người nộp vào ô tìm ở trên. Số tiền hiện theo hồ sơ, không phải gõ.</p>
        </EmptyState>
      </section>
    )
  }
  if (page.found.length === 0) return <Notice tone="warning">Không tìm thấy hồ sơ nào hợp với “{page.search}” trong phạm vi của bạn. Kiểm tra lại mã.</Notice>
  return (
    <section className="panel tight">
      <h2>Chọn hồ sơ</h2>
      <form action="/thu-phi">
        <ul className="plain stack">
          {page.found.map((one) => (
            <li key={one.id}>
              <Button kind="ghost" name="ho-so" value={one.id}>
                <Code>{one.code ?? 'chưa có mã'}</Code> {one.ownerName ?? ''}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
