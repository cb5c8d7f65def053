import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { listInForce } from '#procedures/queries.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Field, TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { stateOfPower } from '../domain/power-of-attorney.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { actOnPowers } from '../pages/powers-action.ts'
import { findPowersOf } from '../acting/power-queries.ts'
import { signedInCitizen } from './signed-in.ts'
import { STATE_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  const day = today(web.citizenCtx)
  const names = new Map((await transaction(web.citizenCtx, (trx) => listInForce(trx, day))).map(({ code, name }) => [code, name]))
  const powers = await transaction(asDoorkeeper(web.citizenCtx), (trx) => findPowersOf(trx, accountId))
  return powers.map((power) => {
    const isAgent = power.agentAccountId === accountId
    const state = stateOfPower(power, day)
    return {
      id: power.id, isAgent, state,
      other: isAgent ? power.principalName : power.agentName,
      procedures: power.procedureCodes.map((code) => names.get(code) ?? code),
      validFrom: power.validFrom.toString(), validTo: power.validTo.toString(),
      agreedBy: power.agreedBy, hasScan: power.fileId !== null,
      deskCode: isAgent && state === 'proposed' ? power.deskCode : null,
    }
  })
}

export const action = ({ request, context }: ActionFunctionArgs) => actOnPowers(context.get(requestContext), request)

type Line = Awaited<ReturnType<typeof loader>>[number]

const PowerPanel = ({ power }: { readonly power: Line }) => (
  <li className="panel tight">
    <p>
      <b>{power.isAgent ? `${power.other} ủy quyền cho bạn` : `Bạn ủy quyền cho ${power.other}`}</b>
      <br />
      {STATE_WORDS[power.state]}
      {power.agreedBy === 'officer' && power.state === 'inForce' && ', cán bộ đã xem bản giấy'}
      <br />
      Từ <Day on={power.validFrom} /> đến hết <Day on={power.validTo} />; {power.procedures.length === 0 ? 'mọi thủ tục' : power.procedures.join('; ')}
    </p>
    {power.hasScan && (
      <p>
        <a href={`/cong-dan/uy-quyen/ban-quet/${power.id}`} download>
          Mở bản quét giấy ủy quyền
        </a>
      </p>
    )}
    {power.deskCode !== null && (
      <p>
        Mã đọc cho cán bộ tại quầy: <b className="mono">{`${power.deskCode.slice(0, 4)} ${power.deskCode.slice(4)}`}</b>
      </p>
    )}
    {(power.state === 'proposed' || power.state === 'upcoming' || power.state === 'inForce') && (
      <PostForm label={`Chấm dứt ủy quyền với ${power.other}`}>
        <input type="hidden" name="viec" value="cham-dut" />
        <input type="hidden" name="giay" value={power.id} />
        <Button kind="plain">Chấm dứt ủy quyền này</Button>
      </PostForm>
    )}
  </li>
)

/** Powers one gave and holds, and a form to write down a new one. */
const Powers = () => {
  const powers = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = answer !== undefined && 'errors' in answer ? answer : undefined
  return (
    <div className="wrap narrow stack">
      <title>Giấy ủy quyền · Dịch vụ công</title>
      <p>
        <a href="/cong-dan">Tài khoản của tôi</a>
      </p>
      <h1>Giấy ủy quyền</h1>
      {answer !== undefined && 'link' in answer && (
        <Notice tone="done" title="Đã ghi giấy ủy quyền. Còn một bước: người ủy quyền đồng ý">
          <p>Một trong hai cách:</p>
          <p>
            1. Gửi liên kết này cho người ủy quyền; họ đăng nhập bằng tài khoản của mình rồi chấp nhận. Trang chỉ hiện liên kết lần này.
          </p>
          <p className="mono any-break">{answer.link}</p>
          <p>
            2. Mang bản giấy có chữ ký đến bộ phận một cửa, đọc mã <b className="mono">{`${answer.deskCode.slice(0, 4)} ${answer.deskCode.slice(4)}`}</b> cho cán bộ.
          </p>
        </Notice>
      )}
      {powers.length === 0 ? (
        <p>Chưa có giấy ủy quyền nào. Người được ủy quyền ghi giấy ở dưới; người ủy quyền đồng ý thì mới có hiệu lực.</p>
      ) : (
        <ul className="rows">
          {powers.map((power) => (
            <PowerPanel key={power.id} power={power} />
          ))}
        </ul>
      )}
      <section className="block">
        <h2>Tôi được người khác ủy quyền</h2>
        <PostForm reply={reply} upload action="/cong-dan/uy-quyen">
          <input type="hidden" name="viec" value="ghi" />
          <TextField name="principalName" label="Họ tên người ủy quyền" hint="Như trên căn cước của họ" autoComplete="off" />
          <TextField name="principalIdentityNumber" label="Số định danh của người ủy quyền" hint="12 chữ số trên căn cước" width={20} code inputMode="numeric" autoComplete="off" />
          <RadioCards
            name="scope" legend="Được làm thủ tục nào?" defaultValue="procedures"
            choices={[{ value: 'procedures', label: 'Chỉ những thủ tục ghi ở dưới' }, { value: 'all', label: 'Mọi thủ tục' }]}
          />
          <TextAreaField name="procedures" label="Các thủ tục" hint="Mỗi dòng một thủ tục: tên hoặc mã, ví dụ Đăng ký khai sinh" optional />
          <TextField name="validFrom" label="Từ ngày" hint="Ví dụ 22/11/2026" width={10} />
          <TextField name="validTo" label="Đến hết ngày" hint="Như ghi trong giấy ủy quyền" width={10} />
          <Field name="paper" label="Ảnh chụp hoặc bản quét giấy ủy quyền" hint="PDF, JPG hoặc PNG, tối đa 10 MB" optional>
            {({ defaultValue: _, ...box }) => <input type="file" accept=".pdf,.jpg,.jpeg,.png" {...box} />}
          </Field>
          <Button>Ghi giấy ủy quyền</Button>
        </PostForm>
      </section>
    </div>
  )
}
export default Powers
