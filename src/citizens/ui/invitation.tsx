import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { acceptInvitation, findInvitation } from '../acting/organisation-commands.ts'
import { CITIZEN_REFUSALS, citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'
import { RIGHT_WORDS } from './words.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { name } = signedInCitizen(web)
  const invitation = await findInvitation(web.citizenCtx, params['token'] ?? '')
  if (invitation === undefined) return data(null, { status: 410 })
  return { me: name, organisation: invitation.organisationName, rights: [...invitation.rights] }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const form = await request.formData()
  const accepted = await acceptInvitation(web.citizenCtx, params['token'] ?? '')
  if (!accepted.ok) return refused(form, accepted.refusal.code, citizenSentence(accepted.refusal))
  web.flash('done', `Bạn đã là thành viên của ${accepted.value.organisationName}.`)
  return goOn('/cong-dan/to-chuc')
}

/** Where an invitation leads: who invites, to what, and a yes. */
const Invitation = () => {
  const invitation = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (invitation === null) {
    return (
      <div className="wrap narrow stack">
        <title>Lời mời không còn dùng được · Dịch vụ công</title>
        <h1>Lời mời không còn dùng được</h1>
        <Notice tone="warning">{CITIZEN_REFUSALS.invitationExpired}</Notice>
      </div>
    )
  }
  return (
    <div className="wrap narrow stack">
      <title>Lời mời làm thành viên · Dịch vụ công</title>
      <h1>Làm thành viên của {invitation.organisation}?</h1>
      <p>
        <b>{invitation.organisation}</b> mời bạn ({invitation.me}) làm thay tổ chức: {invitation.rights.map((right) => RIGHT_WORDS[right]).join(', ')}.
      </p>
      <PostForm reply={reply}>
        <p className="form-actions">
          <Button>Chấp nhận</Button>
          <a href="/cong-dan">Thôi</a>
        </p>
      </PostForm>
    </div>
  )
}
export default Invitation
