import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { listInForce } from '#procedures/queries.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { acceptPower, findProposedPower } from '../acting/power-commands.ts'
import { CITIZEN_REFUSALS, citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const power = await findProposedPower(web.citizenCtx, params['token'] ?? '')
  if (power === undefined) return data(null, { status: 410 })
  const inForce = await transaction(web.citizenCtx, (trx) => listInForce(trx, today(web.citizenCtx)))
  return {
    scanId: power.fileId === null ? null : power.id,
    agent: power.agentName, principal: power.principalName,
    procedures: power.procedureCodes.map((code) => inForce.find((one) => one.code === code)?.name ?? code),
    validFrom: power.validFrom.toString(), validTo: power.validTo.toString(),
  }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const form = await request.formData()
  const accepted = await acceptPower(web.citizenCtx, params['token'] ?? '')
  if (!accepted.ok) return refused(form, accepted.refusal.code, citizenSentence(accepted.refusal))
  web.flash('done', 'Bạn đã chấp nhận ủy quyền. Chấm dứt lúc nào cũng được ở trang này.')
  return goOn('/cong-dan/uy-quyen')
}

/** What the principal reads before saying yes. */
const PowerAccept = () => {
  const power = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (power === null) {
    return (
      <div className="wrap narrow stack">
        <title>Giấy ủy quyền không còn chờ · Dịch vụ công</title>
        <h1>Giấy ủy quyền không còn chờ</h1>
        <Notice tone="warning">{CITIZEN_REFUSALS.powerExpired}</Notice>
      </div>
    )
  }
  return (
    <div className="wrap narrow stack">
      <title>Chấp nhận ủy quyền · Dịch vụ công</title>
      <h1>Ủy quyền cho {power.agent}?</h1>
      <p>
        {power.agent} đề nghị được làm thủ tục hành chính thay bạn. Chỉ chấp nhận khi bạn biết người này và đúng là bạn nhờ.
      </p>
      <Facts
        facts={[
          { name: 'Người ủy quyền', value: power.principal },
          { name: 'Người được ủy quyền', value: power.agent },
          { name: 'Được làm', value: power.procedures.length === 0 ? 'Mọi thủ tục' : power.procedures.join('; ') },
          { name: 'Thời hạn', value: <>từ <Day on={power.validFrom} /> đến hết <Day on={power.validTo} /></> },
        ]}
      />
      {power.scanId !== null && (
        <p>
          <a href={`/cong-dan/uy-quyen/ban-quet/${power.scanId}`} download>
            Xem bản quét giấy ủy quyền
          </a>{' '}
          (mở được khi số định danh của tài khoản đúng là số ghi trên giấy)
        </p>
      )}
      <PostForm reply={reply}>
        <p className="form-actions">
          <Button>Chấp nhận ủy quyền</Button>
          <a href="/cong-dan">Không, đây không phải ý của tôi</a>
        </p>
      </PostForm>
    </div>
  )
}
export default PowerAccept
