import { data, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Sum } from '#ui/values.tsx'
import { requestContext, type RequestContext } from '#web/request-context.ts'
import { payerCtx } from '../paying/payer.ts'
import { actOnCharge, findCharge, TRIAL_ACTS, type TrialAct, type TrialCharge } from '../trial-gateway/charges.ts'

const findOpen = async (web: RequestContext, idText: string | undefined): Promise<TrialCharge> => {
  const id = parseId(idText ?? '')
  // An office in operation has no such door.
  const charge = web.instance === 'production' || id === undefined ? undefined : await findCharge(payerCtx(web.ctx), id)
  if (charge === undefined) throw data(null, { status: 404 })
  return charge
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { reference, amountDong, returnTo, state } = await findOpen(context.get(requestContext), params['id'])
  return { reference, amountDong, returnTo, state }
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const charge = await findOpen(web, params['id'])
  const wanted = String((await request.formData()).get('do') ?? '')
  const act = TRIAL_ACTS.find((one) => one === wanted)
  if (act === undefined) throw data(null, { status: 422 })
  await actOnCharge(payerCtx(web.ctx), charge.id, act)
  // Back where the charge said: an address of ours, since only we register charges here.
  return redirect(new URL(charge.returnTo).pathname, 303)
}

const ACTS: readonly { readonly act: TrialAct; readonly label: string; readonly note: string; readonly kind?: 'ghost' }[] = [
  { act: 'pay', label: 'Nộp tiền', note: 'Cổng báo cho cơ quan ngay.' },
  { act: 'payLate', label: 'Nộp tiền, báo muộn', note: 'Hai phút sau cổng mới báo: xem trang chờ xác nhận.', kind: 'ghost' },
  { act: 'payMore', label: 'Nộp thừa 1.000 đ', note: 'Tiền vào danh sách chưa khớp, không tự ghi cho hồ sơ.', kind: 'ghost' },
  { act: 'fail', label: 'Báo không thành công', note: 'Như khi thẻ bị từ chối.', kind: 'ghost' },
  { act: 'leave', label: 'Bỏ dở', note: 'Quay về mà không nộp.', kind: 'ghost' },
]

/** The page of the trial gateway: it looks like nobody's bank and takes no money. */
const TrialGateway = () => {
  const charge = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Cổng thanh toán thử</title>
      <h1>Cổng thanh toán thử</h1>
      <Notice tone="warning" title="Không phải cổng thật">
        Trang này đóng vai một cổng thanh toán để dùng thử. Không có tiền nào bị trừ; đừng nhập số thẻ hay mật khẩu ở đâu cả.
      </Notice>
      <Facts
        facts={[
          { name: 'Mã nộp tiền', value: <Code>{charge.reference}</Code> },
          { name: 'Số tiền', value: <Sum dong={charge.amountDong} /> },
        ]}
      />
      {charge.state === 'open' ? (
        <PostForm label="Giả làm người nộp">
          <ul className="trial-acts">
            {ACTS.map(({ act, label, note, kind }) => (
              <li key={act}>
                <Button name="do" value={act} {...(kind !== undefined && { kind })}>
                  {label}
                </Button>
                <span className="small muted">{note}</span>
              </li>
            ))}
          </ul>
        </PostForm>
      ) : (
        <Notice>
          Giao dịch này đã xong. <a href={new URL(charge.returnTo).pathname}>Về trang của cơ quan</a>
        </Notice>
      )}
    </div>
  )
}
export default TrialGateway
