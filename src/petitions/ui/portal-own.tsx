import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import type { PetitionId } from '../domain/petition.ts'
import { readOwnPetition, type OwnKey } from '../own-petition.ts'
import { actOnOwn } from '../pages/own-action.ts'
import { ownView } from '../pages/own-view.ts'
import { readPetitionUpload } from '../pages/send-form.ts'
import { petitionSentence } from '../refusals.ts'
import { OwnPetition } from './own-petition.tsx'

const keyOf = (id: string | undefined): OwnKey => {
  const petitionId = parseId<PetitionId>(id ?? '')
  if (petitionId === undefined) throw data(null, { status: 404 })
  return { kind: 'account', petitionId }
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { citizenCtx } = context.get(requestContext)
  const view = await readOwnPetition(citizenCtx, keyOf(params['id']), ownView)
  if (!view.ok) throw data(null, { status: 404 })
  return { view: view.value, commandId: citizenCtx.newId() }
}

const VOTE_MISSING: FormReply = { errors: { vote: 'Chọn “Hài lòng” hoặc “Chưa hài lòng” rồi gửi.' }, values: {}, refusal: null }

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const upload = await readPetitionUpload(web.citizenCtx, web.files, request)
  if (upload === undefined) throw data(null, { status: 400 })
  const done = await actOnOwn(web.citizenCtx, keyOf(params['id']), upload)
  if (done === 'voteMissing') return data(VOTE_MISSING, { status: 422 })
  if (done !== undefined && !done.ok) return refused(upload.fields, done.refusal.code, petitionSentence(done.refusal))
  web.flash('done', 'Đã gửi.')
  throw redirect(`/phan-anh/cua-toi/${params['id']}`, 303)
}

/** One's own petition, from the account that sent it. */
const PortalOwn = () => {
  const { view, commandId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap narrow stack">
      <title>{`${view.code} · Phản ánh của tôi · Dịch vụ công`}</title>
      <p className="small"><a href="/phan-anh/cua-toi">‹ Phản ánh của tôi</a></p>
      <OwnPetition view={view} reply={reply} action="" keys={<input type="hidden" name="commandId" value={commandId} />} />
    </div>
  )
}
export default PortalOwn
