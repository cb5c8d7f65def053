import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { PetitionId } from '../domain/petition.ts'
import { findPublished } from '../public-queries.ts'
import { classLabel } from '../words.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { citizenCtx: ctx } = context.get(requestContext)
  const id = parseId<PetitionId>(params['id'] ?? '')
  const found = id && (await transaction(ctx, async (trx) => {
    const one = await findPublished(trx, id)
    return one && {
      subject: one.subject, question: one.question, answer: one.answer, receivedOn: one.receivedOn.toString(), answeredOn: one.answeredOn.toString(),
      about: classLabel(one.class, one.receivedOn.toString()), unitName: (await unitTree(trx, today(ctx))).find(one.unitId)?.name ?? 'Đơn vị cũ',
    }
  }))
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

/** One answer that everybody may read. */
const PortalAnswer = () => {
  const { subject, question, answer, receivedOn, answeredOn, about, unitName } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>{`${subject} · Phản ánh đã trả lời · Dịch vụ công`}</title>
      <p className="small"><a href="/phan-anh/cong-khai">‹ Phản ánh đã trả lời</a></p>
      <h1>{subject}</h1>
      <p className="small muted">{about} · gửi ngày <Day on={receivedOn} /></p>
      <p className="as-written">{question}</p>
      <section className="panel">
        <h2>Trả lời</h2>
        <p className="small muted">{unitName}, ngày <Day on={answeredOn} /></p>
        <p className="as-written">{answer}</p>
      </section>
      <p className="small muted">Tên và dữ liệu cá nhân đã được bỏ trước khi công khai.</p>
    </div>
  )
}
export default PortalAnswer
