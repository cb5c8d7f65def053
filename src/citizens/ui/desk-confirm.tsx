import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { parseId, type OrganisationId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { confirmOrganisation, findUnconfirmed } from '../acting/confirm-organisation.ts'
import { stateOfPower } from '../domain/power-of-attorney.ts'
import { confirmPower, findPowerAtDesk } from '../acting/power-commands.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { STATE_WORDS } from './words.ts'

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('giay'), ma: z.string().max(20) }),
  z.strictObject({ viec: z.literal('to-chuc'), id: z.string().max(40) }),
])

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const code = url.searchParams.get('ma')?.trim() ?? ''
  const number = url.searchParams.get('maso')?.trim() ?? ''
  const found = code === '' ? null : await findPowerAtDesk(ctx, code)
  const power = found?.ok === true ? found.value : null
  return {
    code, number,
    problem: found?.ok === false ? citizenSentence(found.refusal) : null,
    power: power && {
      principalName: power.principalName, principalIdentityNumber: power.principalIdentityNumber, agentName: power.agentName,
      procedures: power.procedureCodes.join(', '), validFrom: power.validFrom.toString(), validTo: power.validTo.toString(),
      state: stateOfPower(power, today(ctx)), hasScan: power.fileId !== null,
    },
    organisations: number === '' ? null : await findUnconfirmed(ctx, number),
  }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  const id = value.viec === 'to-chuc' ? parseId<OrganisationId>(value.id) : undefined
  const confirmed = value.viec === 'giay' ? await confirmPower(web.ctx, value.ma) : id === undefined ? undefined : await confirmOrganisation(web.ctx, id)
  if (confirmed?.ok === false) return refused(form, confirmed.refusal.code, citizenSentence(confirmed.refusal))
  web.flash('done', value.viec === 'giay' ? 'Đã xác nhận giấy ủy quyền.' : 'Đã xác nhận tổ chức.')
  return goOn('/mot-cua/xac-nhan-giay-to')
}

type Loaded = Awaited<ReturnType<typeof loader>>

const PowerPanel = ({ power, code }: { readonly power: NonNullable<Loaded['power']>; readonly code: string }) => (
  <>
    <Facts
      facts={[
        { name: 'Người ủy quyền', value: <b>{power.principalName}</b> },
        { name: 'Số định danh', value: power.principalIdentityNumber },
        { name: 'Người được ủy quyền', value: <b>{power.agentName}</b> },
        { name: 'Thủ tục', value: power.procedures === '' ? 'Mọi thủ tục' : power.procedures },
        { name: 'Thời hạn', value: <><Day on={power.validFrom} /> đến hết <Day on={power.validTo} /></> },
        { name: 'Tình trạng', value: STATE_WORDS[power.state] },
      ]}
    />
    {power.hasScan && (
      <p>
        <a href={`/mot-cua/xac-nhan-giay-to/ban-quet/${encodeURIComponent(code)}`} download>
          Mở bản quét người dân gửi
        </a>
      </p>
    )}
    {power.state === 'proposed' && (
      <PostForm>
        <input type="hidden" name="viec" value="giay" />
        <input type="hidden" name="ma" value={code} />
        <p>Đối chiếu với bản giấy có chữ ký và căn cước của người đến. Đúng thì xác nhận; việc xác nhận ghi tên bạn.</p>
        <Button>Đã xem bản giấy, xác nhận</Button>
      </PostForm>
    )}
  </>
)

/** At a counter: an officer confirms a power of attorney, or who represents an organisation, paper in hand. */
const DeskConfirm = () => {
  const { code, number, problem, power, organisations } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Xác nhận giấy tờ của tài khoản công dân" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
        <section className="panel">
          <h2>Giấy ủy quyền</h2>
          <form className="inline-form" role="search" aria-label="Tìm giấy ủy quyền">
            <TextField name="ma" label="Mã người dân đọc" hint="8 chữ và số" defaultValue={code} width={10} code />
            <Button kind="ghost">Tìm</Button>
          </form>
          {problem !== null && <Notice tone="warning">{problem}</Notice>}
          {power !== null && <PowerPanel power={power} code={code} />}
        </section>
        <section className="panel">
          <h2>Người đại diện tổ chức</h2>
          <form className="inline-form" role="search" aria-label="Tìm tổ chức">
            <TextField name="maso" label="Mã số thuế" hint="Trên giấy đăng ký" defaultValue={number} width={20} code />
            <Button kind="ghost">Tìm</Button>
          </form>
          {organisations?.length === 0 && <p>Không có tổ chức nào của mã số này đang chờ xác nhận.</p>}
          {organisations?.map((one) => (
            <PostForm key={one.id} label={`Xác nhận ${one.name}`}>
              <input type="hidden" name="viec" value="to-chuc" />
              <input type="hidden" name="id" value={one.id} />
              <p>
                <b>{one.name}</b>, mã số {one.taxNumber}
                {one.address !== null && `, ${one.address}`}. Người lập: <b>{one.founderName}</b>.
              </p>
              <Button>Đã xem giấy đăng ký và căn cước, xác nhận</Button>
            </PostForm>
          ))}
        </section>
      </main>
    </>
  )
}
export default DeskConfirm
