import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { Field, SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment, Sum } from '#ui/values.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { BANK } from '../domain/book.ts'
import { actOnUnmatched, loadUnmatchedPage, type UnmatchedLine, type UnmatchedPage } from '../pages/unmatched-page.ts'
import { feeSentence } from '../refusals.ts'
import { MoneyTabs } from './money-tabs.tsx'
import { METHOD_WORDS, UNMATCHED_WORDS } from './words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadUnmatchedPage(context.get(requestContext).ctx)

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnUnmatched(ctx, form)
  if (done.ok) {
    if (done.did === 'imported') {
      const { lines, known, matched, unmatched, otherRows = 0 } = done.imported
      const left = otherRows === 0 ? '' : ` ${otherRows} dòng không phải tiền vào được bỏ qua.`
      flash('done', `Tệp có ${lines} dòng tiền vào: ${matched} dòng vừa khớp hồ sơ, ${unmatched} dòng chờ xử lý, ${known} dòng đã có trong sổ.${left}`)
    } else flash('done', done.did === 'matched' ? 'Đã khớp vào hồ sơ và lập biên lai.' : 'Đã gửi đề nghị hoàn trả, chờ người khác duyệt.')
    return redirect('/thu-phi/chua-khop', 303)
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

/** Chưa khớp: each sum stands beside what it could belong to, until a person says whose it is or gives it back. */
const Unmatched = () => {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<Reply>()
  const replyOf = (of: string): FormReply | undefined => (answer?.of === of ? answer.reply : undefined)
  return (
    <>
      <PageHeader
        title="Tiền chưa khớp, sao kê"
        aside={
          <>
            Chưa khớp <Sum dong={page.totalDong} />
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MoneyTabs at="/thu-phi/chua-khop" />
        <div className="stack">
          {page.lines.length === 0 ? (
            <section className="panel">
              <EmptyState title="Mọi khoản tiền đã có hồ sơ">
                <p>Tiền vào không rõ của ai, thừa, hoặc nộp hai lần sẽ hiện ở đây.</p>
              </EmptyState>
            </section>
          ) : (
            page.lines.map((line) => <Line key={line.paymentId} line={line} replyOf={replyOf} />)
          )}
          {page.units.length > 0 && <Import page={page} reply={replyOf('import/')} />}
        </div>
      </main>
    </>
  )
}
export default Unmatched

type LineProps = { readonly line: UnmatchedLine; readonly replyOf: (of: string) => FormReply | undefined }

const Line = ({ line, replyOf }: LineProps) => {
  const refundReply = replyOf(`refund/${line.paymentId}`)
  return (
    <section className="panel" aria-label={`Khoản tiền ${line.openDong} đồng`}>
      <div className="halves">
        <div>
          <h2>{line.foreign === null ? <Sum dong={line.openDong} /> : `${line.foreign.amount} ${line.foreign.currency}`}</h2>
          <Facts
            small
            facts={[
              { name: 'Hình thức', value: METHOD_WORDS[line.method] },
              { name: 'Vào lúc', value: <Moment at={line.paidAt} /> },
              { name: 'Mã nộp tiền', value: line.reference === null ? 'không có' : <Code>{line.reference}</Code> },
              ...(line.note === null ? [] : [{ name: 'Nội dung', value: line.note }]),
              ...(line.reason === null ? [] : [{ name: 'Vì sao chưa khớp', value: UNMATCHED_WORDS[line.reason] }]),
              ...(line.namedCode === null ? [] : [{ name: 'Mã này của hồ sơ', value: <Code>{line.namedCode}</Code> }]),
            ]}
          />
        </div>
        {line.mayMatch && (
          <div className="stack">
            <PostForm label="Khớp vào hồ sơ" reply={replyOf(`match/${line.paymentId}`)}>
              <input type="hidden" name="do" value="match" />
              <input type="hidden" name="paymentId" value={line.paymentId} />
              <TextField name="code" label="Mã hồ sơ" code defaultValue={line.namedCode ?? ''} maxLength={60} autoComplete="off" />
              <TextField name="reason" label="Vì sao là của hồ sơ này" maxLength={500} autoComplete="off" />
              <Button kind="ghost">Khớp và lập biên lai</Button>
            </PostForm>
            <details className="more" open={refundReply !== undefined}>
              <summary>Đề nghị hoàn trả khoản này</summary>
              <PostForm label="Đề nghị hoàn trả" reply={refundReply}>
                <input type="hidden" name="do" value="refund" />
                <input type="hidden" name="paymentId" value={line.paymentId} />
                <input type="hidden" name="refundId" value={line.refundId} />
                <TextField name="reason" label="Lý do hoàn trả" maxLength={500} autoComplete="off" />
                <Button kind="ghost">Gửi đề nghị</Button>
              </PostForm>
            </details>
          </div>
        )}
      </div>
    </section>
  )
}

const Import = ({ page, reply }: { readonly page: UnmatchedPage; readonly reply: FormReply | undefined }) => (
  <section className="panel" aria-labelledby="sao-ke">
    <h2 id="sao-ke">Nhập sao kê, bảng quyết toán</h2>
    <PostForm label="Nhập sao kê, bảng quyết toán" upload reply={reply}>
      <input type="hidden" name="do" value="import" />
      {page.gateways.length === 0 ? (
        <input type="hidden" name="source" value={BANK} />
      ) : (
        <RadioCards
          name="source"
          legend="Tệp của"
          defaultValue={BANK}
          choices={[
            { value: BANK, label: 'Ngân hàng', hint: 'Sao kê có cột ngày giao dịch, số tiền ghi có, nội dung' },
            ...page.gateways.map(({ name, label, columns }) => ({ value: name, label, hint: `Bảng quyết toán có cột ${columns.join(', ').toLowerCase()}` })),
          ]}
          inRow
        />
      )}
      <SelectField name="unitId" label="Thu cho đơn vị" defaultValue={page.units[0]?.id} options={page.units.map((unit) => ({ value: unit.id, label: unit.name }))} />
      <Field name="file" label="Tệp" hint="CSV hoặc XLSX. Nhập lại tệp cũ không sinh khoản trùng.">
        {({ defaultValue: _, ...box }) => <input type="file" accept=".csv,.xlsx,.txt" {...box} />}
      </Field>
      <Button>Nhập tệp</Button>
    </PostForm>
  </section>
)
