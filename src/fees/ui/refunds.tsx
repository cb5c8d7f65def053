import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment, Sum } from '#ui/values.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnRefund, loadRefundPage, type RefundLine, type RefundPage } from '../pages/refund-page.ts'
import { feeSentence } from '../refusals.ts'
import { MoneyTabs } from './money-tabs.tsx'
import { HOLDING_WORDS, METHOD_WORDS } from './words.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  loadRefundPage(context.get(requestContext).ctx, new URL(request.url).searchParams.get('bien-lai'))

const DONE_WORDS = {
  asked: 'Đã gửi đề nghị hoàn trả, chờ người khác duyệt.',
  approved: 'Đã duyệt hoàn trả.',
  declined: 'Đã từ chối hoàn trả.',
  completed: 'Đã ghi sổ khoản hoàn trả.',
} as const

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnRefund(ctx, form)
  if (done.ok) {
    flash('done', DONE_WORDS[done.did])
    return redirect('/thu-phi/hoan-tra', 303)
  }
  const message = feeSentence(done.refusal)
  const reply: FormReply = {
    errors: done.field === null ? {} : { [done.field]: message },
    values: typedValues(form),
    refusal: done.field === null ? { code: done.refusal.code, message } : null,
  }
  return data({ of: done.of, reply }, { status: statusOf(done.refusal.code) })
}

type Reply = { readonly of: string; readonly reply: FormReply }

/** Hoàn trả: asked for by one, decided by another, paid out with a paper. */
const Refunds = () => {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Reply>()
  return (
    <>
      <PageHeader title="Hoàn trả" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MoneyTabs at="/thu-phi/hoan-tra" />
        <div className="stack">
          {page.source !== null && <Ask source={page.source} reply={answer?.of === 'ask' ? answer.reply : undefined} />}
          {page.lines.length === 0 ? (
            <section className="panel">
              <EmptyState title="Chưa có đề nghị hoàn trả nào">
                <p>Mở một biên lai ở trang thu tại quầy, hoặc một khoản chưa khớp, rồi chọn đề nghị hoàn trả.</p>
              </EmptyState>
            </section>
          ) : (
            page.lines.map((line) => <Line key={line.id} line={line} reply={answer?.of === line.id ? answer.reply : undefined} />)
          )}
        </div>
      </main>
    </>
  )
}
export default Refunds

const Ask = ({ source, reply }: { readonly source: NonNullable<RefundPage['source']>; readonly reply: FormReply | undefined }) => (
  <section className="panel" aria-labelledby="de-nghi">
    <h2 id="de-nghi">Đề nghị hoàn trả theo biên lai {source.number}</h2>
    {source.code !== null && (
      <p className="small">
        Hồ sơ <Code>{source.code}</Code>
      </p>
    )}
    {source.mostDong === 0 ? (
      <Notice>Khoản này đã hoàn hết hoặc đang có đề nghị chờ duyệt.</Notice>
    ) : (
      <PostForm label="Đề nghị hoàn trả" reply={reply}>
        <input type="hidden" name="do" value="ask" />
        <input type="hidden" name="refundId" value={source.refundId} />
        <input type="hidden" name="receiptId" value={source.receiptId} />
        <TextField
          name="sum"
          label="Số tiền hoàn (đồng)"
          hint={
            <>
              Nhiều nhất <Sum dong={source.mostDong} />
            </>
          }
          defaultValue={String(source.mostDong)}
          inputMode="numeric"
          autoComplete="off"
          width={20}
        />
        <TextField name="reason" label="Lý do" maxLength={500} autoComplete="off" />
        <Button>Gửi đề nghị</Button>
      </PostForm>
    )}
  </section>
)

const STATE_CHIPS = {
  requested: { state: 'soon', words: 'chờ duyệt' },
  approved: { state: 'running', words: 'đã duyệt, chờ trả' },
  declined: { state: 'stopped', words: 'không duyệt' },
  done: { state: 'done', words: 'đã hoàn' },
} as const

const Line = ({ line, reply }: { readonly line: RefundLine; readonly reply: FormReply | undefined }) => (
  <section className="panel" aria-label={`Đề nghị hoàn ${line.amountDong} đồng`}>
    <h2>
      <Sum dong={line.amountDong} /> <Chip state={STATE_CHIPS[line.state].state}>{STATE_CHIPS[line.state].words}</Chip>
    </h2>
    <Facts
      small
      facts={[
        { name: 'Hồ sơ', value: line.code === null ? 'tiền chưa khớp' : <Code>{line.code}</Code> },
        { name: 'Đã nộp bằng', value: METHOD_WORDS[line.method] },
        { name: 'Lý do', value: line.reason },
        { name: 'Người đề nghị', value: <>{line.requestedByName}, <Moment at={line.requestedAt} form="short" /></> },
        ...(line.decidedByName === null ? [] : [{ name: 'Người quyết định', value: `${line.decidedByName}${line.decisionNote === null ? '' : `: ${line.decisionNote}`}` }]),
        ...(line.doneAt === null || line.holding === null ? [] : [{ name: 'Đã trả từ', value: <>{HOLDING_WORDS[line.holding]}, <Moment at={line.doneAt} form="short" /></> }]),
      ]}
    />
    {line.state === 'approved' && line.method === 'gateway' && <p className="small muted">Cổng thanh toán đang trả lại cho người nộp; sổ tự ghi khi cổng xác nhận.</p>}
    {line.mayDecide && (
      <PostForm label="Quyết định hoàn trả" reply={reply}>
        <input type="hidden" name="refundId" value={line.id} />
        <TextField name="reason" label="Ý kiến" hint="Bắt buộc khi không duyệt." optional maxLength={500} autoComplete="off" />
        <Button name="do" value="approve">
          Duyệt hoàn trả
        </Button>{' '}
        <Button kind="danger" name="do" value="decline">
          Không duyệt
        </Button>
      </PostForm>
    )}
    {line.mayComplete && (
      <PostForm label="Xác nhận đã trả" reply={reply}>
        <input type="hidden" name="refundId" value={line.id} />
        <input type="hidden" name="do" value="complete" />
        <RadioCards
          name="holding"
          legend="Trả từ"
          defaultValue={line.method === 'cash' ? 'cash' : 'bank'}
          choices={[{ value: 'cash', label: HOLDING_WORDS.cash }, { value: 'bank', label: HOLDING_WORDS.bank }]}
          inRow
        />
        <TextField name="evidence" label="Chứng từ" hint="Số phiếu chi hoặc số giao dịch ngân hàng" maxLength={500} autoComplete="off" />
        <Button>Đã trả tiền</Button>
      </PostForm>
    )}
  </section>
)
