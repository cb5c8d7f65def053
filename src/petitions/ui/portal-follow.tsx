import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import fragmentScript from '#ui/enhance/lookup-fragment.ts?worker&url'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { refused, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { readOwnPetition, type OwnKey } from '../own-petition.ts'
import { actOnOwn } from '../pages/own-action.ts'
import { ownView } from '../pages/own-view.ts'
import { readPetitionUpload } from '../pages/send-form.ts'
import { petitionSentence } from '../refusals.ts'
import { OwnPetition } from './own-petition.tsx'

export const handle: RouteHandle = { scripts: [fragmentScript] }

/** Only the code may stand in the address: it opens nothing by itself. */
export const loader = ({ request }: LoaderFunctionArgs) => ({ code: new URL(request.url).searchParams.get('ma')?.slice(0, 60) ?? '' })

const VOTE_MISSING = 'Chọn “Hài lòng” hoặc “Chưa hài lòng” rồi gửi.'

/** Opens a petition by code and secret, and does what its sender asks; the secret is never in an address. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const sender = web.citizenCtx
  const upload = await readPetitionUpload(sender, web.files, request)
  if (upload === undefined) throw data(null, { status: 400 })
  const { fields } = upload
  const field = (name: string): string => String(fields.get(name) ?? '').slice(0, 200)
  const [code, secret] = [field('code'), field('factor')]
  if (code.trim() === '' || secret.trim() === '') {
    const errors = {
      ...(code.trim() === '' && { code: 'Chưa điền mã phản ánh, ví dụ PA.H50.101-261102-0007.' }),
      ...(secret.trim() === '' && { factor: 'Chưa điền mã tra cứu gồm 16 chữ và số.' }),
    }
    return data({ view: null, key: null, commandId: '', reply: { errors, values: { code }, refusal: null } satisfies FormReply }, { status: 422 })
  }
  const key: OwnKey = { kind: 'slip', code, secret, address: web.clientAddress ?? '' }
  const done = await actOnOwn(sender, key, upload)
  const view = await readOwnPetition(sender, key, ownView)
  const fault = !view.ok ? view.refusal : done !== undefined && done !== 'voteMissing' && !done.ok ? done.refusal : undefined
  const reply = fault === undefined ? undefined : { ...refused(fields, fault.code, petitionSentence(fault)).data }
  if (!view.ok) return data({ view: null, key: null, commandId: '', reply: reply && { ...reply, values: { code } } }, { status: statusOf(view.refusal.code) })
  const answer = { view: view.value, key: { code, secret }, commandId: sender.newId() }
  if (done === 'voteMissing') return data({ ...answer, reply: { errors: { vote: VOTE_MISSING }, values: {}, refusal: null } satisfies FormReply }, { status: 422 })
  return fault === undefined ? { ...answer, reply } : data({ ...answer, reply }, { status: statusOf(fault.code) })
}

/** Theo dõi phản ánh by code and secret, without an account. */
const PortalFollow = () => {
  const { code } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.view) {
    const { key, commandId, view, reply } = answer
    return (
      <div className="wrap narrow stack">
        <title>{`${view.code} · Phản ánh, kiến nghị · Dịch vụ công`}</title>
        <p className="small"><a href="/phan-anh/theo-doi">‹ Theo dõi phản ánh khác</a></p>
        <OwnPetition
          view={view}
          reply={reply}
          action="/phan-anh/theo-doi"
          keys={(
            <>
              <input type="hidden" name="commandId" value={commandId} />
              <input type="hidden" name="code" value={key?.code} />
              <input type="hidden" name="factor" value={key?.secret} />
            </>
          )}
        />
      </div>
    )
  }
  return (
    <div className="wrap narrow">
      <title>Theo dõi phản ánh · Dịch vụ công</title>
      <p className="small"><a href="/phan-anh">‹ Phản ánh, kiến nghị</a></p>
      <h1>Theo dõi phản ánh</h1>
      <p className="muted">Hai mã hiện ra khi bạn gửi, và trong tin báo đã nhận.</p>
      <PostForm reply={answer?.reply} action="/phan-anh/theo-doi" label="Theo dõi phản ánh">
        <TextField name="code" label="Mã phản ánh" hint="Ví dụ PA.H50.101-261102-0007; gõ liền cũng được" defaultValue={code} code maxLength={60} autoComplete="off" autoCapitalize="characters" />
        <TextField name="factor" label="Mã tra cứu" hint="16 chữ và số" code maxLength={40} autoComplete="off" data-lookup-factor />
        <Button>Xem phản ánh</Button>
      </PostForm>
    </div>
  )
}
export default PortalFollow
