import { data, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import watchScript from '#ui/enhance/order-watch.ts?worker&url'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Code, Moment, Sum } from '#ui/values.tsx'
import { requestContext, type RequestContext } from '#web/request-context.ts'
import { askGateway } from '../gateway/hear-gateway.ts'
import { findProvenDossier } from '../pages/payer-door.ts'
import { loadOrderPage, type OrderPage } from '../pages/payer-page.ts'
import { orderPath } from '../pages/order-path.ts'
import { payerCtx } from '../paying/payer.ts'

export const handle: RouteHandle = { scripts: [watchScript] }

type Params = { readonly dossierId?: string; readonly orderId?: string }

const findPage = async (web: RequestContext, { dossierId, orderId }: Params): Promise<OrderPage | undefined> => {
  const proven = await findProvenDossier(web, dossierId)
  return proven === undefined ? undefined : loadOrderPage(web.ctx, proven, orderId ?? '')
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await findPage(context.get(requestContext), params)
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

/** Asks the gateway now instead of waiting for its call. */
export const action = async ({ context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const page = await findPage(web, params)
  if (page === undefined) throw data(null, { status: 404 })
  await askGateway(payerCtx(web.ctx), page.orderId)
  return redirect(orderPath(page.dossierId, page.orderId), 303)
}

const TITLES = {
  open: 'Đang chờ xác nhận',
  paid: 'Đã nộp',
  failed: 'Chưa nộp được',
  expired: 'Đã quá thời gian nộp',
  cancelled: 'Lần nộp này đã bỏ',
} as const satisfies Record<OrderPage['state'], string>

/** One payment on its way: coming back from the gateway proves nothing, so the page waits for the gateway's word. */
const PayOrder = () => {
  const page = useLoaderData<typeof loader>()
  const back = `/thanh-toan/${page.dossierId}`
  const title = page.state === 'open' && page.transfer !== null ? 'Chuyển khoản để nộp phí' : TITLES[page.state]
  return (
    <div className="wrap narrow stack" data-order-state={page.state}>
      <title>{`${title} · Dịch vụ công`}</title>
      <h1>{title}</h1>
      <State page={page} />
      <Facts
        facts={[
          { name: 'Số tiền', value: <Sum dong={page.amountDong} /> },
          ...(page.code === null ? [] : [{ name: 'Hồ sơ', value: <Code>{page.code}</Code> }]),
          { name: 'Thủ tục', value: page.procedureName },
          { name: 'Mã nộp tiền', value: <Code>{page.reference}</Code> },
        ]}
      />
      {page.state === 'open' && page.transfer !== null && <Transfer page={page} transfer={page.transfer} />}
      {page.state === 'open' && page.transfer === null && (
        <PostForm label="Kiểm tra lại">
          <Button kind="ghost">Kiểm tra lại</Button>
        </PostForm>
      )}
      {page.state === 'paid' && page.receiptId !== null && (
        <p>
          <ButtonLink to={`${back}/bien-lai/${page.receiptId}`}>Tải biên lai</ButtonLink>
        </p>
      )}
      <p>
        <a href={back}>{page.state === 'paid' || page.state === 'open' ? 'Về trang khoản phải nộp' : 'Nộp lại hoặc chọn cách khác'}</a>
      </p>
    </div>
  )
}
export default PayOrder

const State = ({ page }: { readonly page: OrderPage }) => {
  switch (page.state) {
    case 'open':
      return page.transfer === null ? (
        <Notice title="Cổng thanh toán chưa báo kết quả">
          Thường mất vài giây, có khi vài phút. Đừng nộp lần nữa: khi có kết quả, trang này và hồ sơ của bạn tự cập nhật.
        </Notice>
      ) : (
        <Notice title="Chuyển khoản rồi thì không phải làm gì thêm">
          Khoản nộp được ghi nhận khi ngân hàng báo có cho cơ quan, thường trong ngày làm việc. Chuyển trước <Moment at={page.expiresAt} />.
        </Notice>
      )
    case 'paid':
      return <Notice tone="done">Cơ quan đã ghi nhận khoản nộp của bạn.</Notice>
    case 'failed':
      return <Notice tone="error">Cổng thanh toán báo giao dịch không thành công. Tiền chưa bị trừ, hoặc sẽ được ngân hàng trả lại. Bạn có thể nộp lại.</Notice>
    case 'expired':
      return <Notice tone="warning">Nếu tiền của bạn đã bị trừ, khoản nộp vẫn được ghi nhận khi cổng hoặc ngân hàng báo tới; xem lại sau ít phút.</Notice>
    case 'cancelled':
      return <Notice tone="warning">Đừng nộp theo mã này nữa. Mở lại trang khoản phải nộp để nộp theo mã mới.</Notice>
  }
}

type Transfer = NonNullable<OrderPage['transfer']>

const Transfer = ({ page, transfer }: { readonly page: OrderPage; readonly transfer: Transfer }) => (
  <section className="panel">
    <h2>Quét mã bằng ứng dụng ngân hàng</h2>
    <svg className="pay-qr" viewBox={`-4 -4 ${transfer.qr.size + 8} ${transfer.qr.size + 8}`} role="img" aria-label="Mã VietQR của khoản chuyển" shapeRendering="crispEdges">
      <path d={`M-4 -4h${transfer.qr.size + 8}v${transfer.qr.size + 8}h-${transfer.qr.size + 8}z`} className="pay-qr-ground" />
      <path d={transfer.qr.path} className="pay-qr-dark" />
    </svg>
    <p>Hoặc chuyển khoản đúng như sau, không thêm bớt nội dung:</p>
    <Facts
      facts={[
        { name: 'Ngân hàng (mã BIN)', value: <Code>{transfer.bankBin}</Code> },
        { name: 'Số tài khoản', value: <Code>{transfer.accountNo}</Code> },
        { name: 'Tên tài khoản', value: transfer.accountName },
        { name: 'Số tiền', value: <Sum dong={page.amountDong} /> },
        { name: 'Nội dung', value: <b className="mono">{page.reference}</b> },
      ]}
    />
  </section>
)
