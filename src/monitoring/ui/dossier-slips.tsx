import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextAreaField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SlipChip } from '#ui/slip-list.tsx'
import { UrgeOutcome } from '#ui/urge-bar.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findDossierSlips } from '../pages/slip-view.ts'
import { urgeByForm, type UrgeReply } from '../pages/urge-form.ts'
import { SlipContent } from './slip-content.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId<DossierId>(params['id'] ?? '')
  const found = id && (await findDossierSlips(context.get(requestContext).ctx, id))
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgeByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

/** What was urged about a dossier, what was answered, and a slip by hand. */
const DossierSlips = () => {
  const { id, code, slips, mayUrge, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  return (
    <>
      <PageHeader title="Đôn đốc hồ sơ" over={<a href={`/mot-cua/ho-so/${id}`}>Hồ sơ <Code>{code ?? 'chưa có mã'}</Code></a>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && <UrgeOutcome reply={reply} />}
        {mayUrge && (
          <section className="panel">
            <h2>Gửi phiếu đôn đốc</h2>
            <PostForm label="Gửi phiếu đôn đốc">
              <input type="hidden" name="commandId" value={commandId} />
              <input type="hidden" name="mot" value={id} />
              <TextAreaField name="directive" label="Lý do và yêu cầu" hint="Người nhận phải trả lời trong thời hạn ghi trên phiếu. Không ghi thông tin riêng của người dân." rows={3} maxLength={2_000} defaultValue={reply?.directive} />
              <SelectField name="to" label="Gửi cho" width={20} options={[{ value: 'holder', label: 'Người đang giữ' }, { value: 'unit', label: 'Cả đơn vị đang giữ' }]} />
              <p className="form-actions">
                <Button>Gửi phiếu</Button>
              </p>
            </PostForm>
          </section>
        )}
        {slips.length === 0 && (
          <section className="panel">
            <EmptyState title="Chưa có phiếu đôn đốc nào về hồ sơ này" />
          </section>
        )}
        {slips.map((slip) => (
          <section className="panel" key={slip.id} aria-label={`Phiếu ${slip.number}`}>
            <h2>
              <a href={`/don-doc/phieu/${slip.id}`}>Phiếu {slip.number}</a> <SlipChip state={slip.state} />
            </h2>
            <SlipContent slip={slip} withSubject={false} />
          </section>
        ))}
      </main>
    </>
  )
}
export default DossierSlips
