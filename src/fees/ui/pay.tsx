import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { RadioCards, type Choice } from '#ui/choice.tsx'
import { KeyFacts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment, Sum } from '#ui/values.tsx'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { findProvenDossier, keepPass } from '../pages/payer-door.ts'
import { loadPayerPage, type PayerPage } from '../pages/payer-page.ts'
import { orderPath } from '../pages/order-path.ts'
import { startPayment } from '../pages/start-payment.ts'
import { admitPayer } from '../paying/payer.ts'
import { feeSentence } from '../refusals.ts'
import { FeeLines } from './fee-lines.tsx'
import { METHOD_WORDS, MISSING_LOOKUP } from './words.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const dossierId = parseId<DossierId>(params['dossierId'] ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const proven = await findProvenDossier(web, dossierId)
  return { page: proven === undefined ? null : ((await loadPayerPage(web.ctx, proven, web.instance)) ?? null) }
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const dossierId = parseId<DossierId>(params['dossierId'] ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '').slice(0, 200)
  if (text('do') === 'open') {
    if (text('lookup').trim() === '') return data<FormReply>({ errors: { lookup: MISSING_LOOKUP }, values: {}, refusal: null }, { status: 422 })
    const admitted = await admitPayer(web.ctx, { dossierId, secret: text('lookup'), address: web.clientAddress ?? '' })
    if (!admitted.ok) return refused(form, admitted.refusal.code, feeSentence(admitted.refusal), 'lookup')
    keepPass(web, admitted.value)
    return redirect(`/thanh-toan/${dossierId}`, 303)
  }
  const proven = await findProvenDossier(web, dossierId)
  if (proven === undefined) return redirect(`/thanh-toan/${dossierId}`, 303)
  const way = text('way')
  if (way === '') return data<FormReply>({ errors: { way: 'Chưa chọn cách nộp. Chọn một cách rồi bấm tiếp tục.' }, values: {}, refusal: null }, { status: 422 })
  const started = await startPayment(web.ctx, { dossierId: proven, way, origin: web.origin })
  if (!started.ok) return refused(form, started.refusal.code, feeSentence(started.refusal))
  return redirect(started.value, 303)
}

/** Nộp phí, lệ phí: what is owed and the ways to pay it; a procedure without a fee says so and asks for nothing. */
const Pay = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  return (
    <div className="wrap narrow stack">
      <title>Nộp phí, lệ phí · Dịch vụ công</title>
      <h1>Nộp phí, lệ phí</h1>
      {page === null ? <AskSecret reply={reply} /> : <Account page={page} reply={reply} />}
    </div>
  )
}
export default Pay

const AskSecret = ({ reply }: { readonly reply: FormReply | undefined }) => (
  <>
    <p className="muted">Nhập mã tra cứu để xem các khoản phải nộp. Người không có giấy hẹn thì không xem được.</p>
    <PostForm reply={reply} label="Mở khoản phải nộp">
      <input type="hidden" name="do" value="open" />
      <TextField name="lookup" label="Mã tra cứu" hint="Gồm 16 chữ và số, in cạnh mã QR trên giấy hẹn" code maxLength={40} autoComplete="off" />
      <Button>Xem khoản phải nộp</Button>
    </PostForm>
  </>
)

const Account = ({ page, reply }: { readonly page: PayerPage; readonly reply: FormReply | undefined }) => (
  <>
    <p>
      {page.procedureName}
      {page.code !== null && (
        <>
          <br />
          Hồ sơ <b className="mono">{page.code}</b>
        </>
      )}
    </p>
    {page.lines.length === 0 || (page.totalDong === 0 && !page.incomplete) ? (
      <Notice tone="done" title="Hồ sơ này không phải nộp phí, lệ phí">
        Bạn không cần làm gì thêm ở trang này. <a href="/tra-cuu">Xem hồ sơ đến đâu</a>
      </Notice>
    ) : (
      <>
        <KeyFacts
          facts={[
            { name: 'Còn phải nộp', value: <Sum dong={page.outstandingDong} /> },
            { name: 'Đã nộp', value: <Sum dong={page.paidDong} /> },
          ]}
        />
        <FeeLines lines={page.lines} totalDong={page.totalDong} />
        {page.incomplete && <p className="small muted">Có khoản chờ người thu xác định số tiền; nộp ở đây các khoản đã rõ trước cũng được.</p>}
        {page.outstandingDong > 0 ? <Ways page={page} reply={reply} /> : !page.incomplete && <Notice tone="done">Bạn đã nộp đủ.</Notice>}
      </>
    )}
    {page.receipts.length > 0 && <Receipts page={page} />}
  </>
)

const Ways = ({ page, reply }: { readonly page: PayerPage; readonly reply: FormReply | undefined }) => {
  const choices: readonly Choice[] = [
    ...page.ways.map(({ value, label }) => ({ value, label, hint: 'Thẻ, ví hoặc ứng dụng ngân hàng; có biên lai ngay khi cổng xác nhận' })),
    ...(page.hasTransfer ? [{ value: 'transfer', label: 'Chuyển khoản bằng mã VietQR', hint: 'Quét mã bằng ứng dụng ngân hàng; ghi nhận khi ngân hàng báo có' }] : []),
  ]
  if (choices.length === 0) {
    return <Notice title="Nộp tại quầy">Cơ quan này chưa nhận nộp trực tuyến. Mang mã hồ sơ đến quầy một cửa, nộp tiền mặt và nhận biên lai.</Notice>
  }
  return (
    <>
      {page.waiting !== null && (
        <Notice tone="warning" title="Có một lần nộp đang chờ xác nhận">
          <a href={orderPath(page.dossierId, page.waiting.orderId)}>Xem lần nộp đó</a> trước khi nộp lại.
        </Notice>
      )}
      <PostForm reply={reply} label="Chọn cách nộp">
        <RadioCards name="way" legend="Cách nộp" choices={choices} defaultValue={choices.length === 1 ? choices[0]?.value : undefined} />
        <Button name="do" value="pay">
          Tiếp tục nộp <Sum dong={page.outstandingDong} />
        </Button>
      </PostForm>
      <p className="small muted">Bạn cũng có thể nộp tiền mặt tại quầy một cửa, đọc mã hồ sơ cho người thu.</p>
    </>
  )
}

const Receipts = ({ page }: { readonly page: PayerPage }) => (
  <section>
    <h2>Biên lai</h2>
    <ul>
      {page.receipts.map((receipt) => (
        <li key={receipt.id}>
          <a href={`/thanh-toan/${page.dossierId}/bien-lai/${receipt.id}`}>{receipt.number}</a>: <Sum dong={receipt.amountDong} />, {METHOD_WORDS[receipt.method]},{' '}
          <Moment at={receipt.at} />
        </li>
      ))}
    </ul>
  </section>
)
