import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { requestContext } from '#web/request-context.ts'
import { getCitizenProfile } from '../queries.ts'
import { goOn } from './after-sign-in.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { citizen, citizenCtx } = context.get(requestContext)
  if (citizen === null) return goOn('/cong-dan/dang-nhap')
  const { accountId } = citizen.actor
  const profile = await transaction(citizenCtx, (trx) => getCitizenProfile(trx, accountId))
  return { name: citizen.name, phone: profile.phone?.value ?? null, email: profile.email?.value ?? null }
}

/** The first page of one's own account. */
const Account = () => {
  const { name, phone, email } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>Tài khoản của tôi · Dịch vụ công</title>
      <h1>Tài khoản của tôi</h1>
      <section className="panel">
        <h2>{name}</h2>
        <Facts
          facts={[
            ...(phone === null ? [] : [{ name: 'Số điện thoại', value: phone }]),
            ...(email === null ? [] : [{ name: 'Thư điện tử', value: email }]),
          ]}
        />
        <PostForm action="/cong-dan/dang-xuat">
          <Button kind="ghost">Đăng xuất</Button>
        </PostForm>
      </section>
    </div>
  )
}
export default Account
