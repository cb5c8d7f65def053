import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { ActionBar } from '#ui/action-bar.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { requestContext } from '#web/request-context.ts'
import { findGuidance } from '../guidance.ts'
import { PrintLink } from './print-link.tsx'
import { RECEIVE_PATH } from './receive-address.ts'
import { parseId } from '#kernel/ids.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const found = id === undefined ? undefined : await transaction(ctx, (trx) => findGuidance(trx, ctx, id))
  if (found === undefined) throw data(null, { status: 404 })
  const { guidanceId, year, no, applicant, items, reason } = found
  return { guidanceId, year, no, name: applicant?.name ?? null, items, reason }
}

/** After guiding: the number of the form and what to bring. Nothing was received. */
const GuidanceConfirmation = () => {
  const { guidanceId, year, no, name, items, reason } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Đã lập phiếu hướng dẫn" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <section className="panel saved">
          <h2 className="muted">Phiếu hướng dẫn số</h2>
          <p className="big-code">
            {no}/{year}
          </p>
          <Facts
            facts={[
              { name: 'Người được hướng dẫn', value: name ?? 'đã xóa theo quy định' },
              {
                name: 'Cần bổ sung',
                value: (
                  <ul>
                    {items.map((item) => (
                      <li key={item}>{item}</li>
                    ))}
                  </ul>
                ),
              },
              { name: 'Lý do', value: reason },
            ]}
          />
          <p className="small muted">Hồ sơ chưa được tiếp nhận, chưa chạy thời hạn, không tính là lần yêu cầu bổ sung.</p>
        </section>
      </main>
      <ActionBar>
        <PrintLink to={`/mot-cua/giay-to/${guidanceId}/huong-dan`} shortcut="p">
          In phiếu hướng dẫn
        </PrintLink>
        <ButtonLink to={RECEIVE_PATH} kind="ghost" shortcut="n">
          Tiếp nhận hồ sơ khác
        </ButtonLink>
      </ActionBar>
    </>
  )
}
export default GuidanceConfirmation
