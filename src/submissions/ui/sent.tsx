import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { temporaryNumber } from '#dossiers/temporary-number.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { qrPath } from '#identity/qr-code.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { Notice } from '#ui/notice.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { Moment, Money } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { asksForCollection } from '../postal-wish.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { citizenCtx: ctx, origin } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const found = id && (await transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, id)
    if (page === undefined) return undefined
    const { dossier, textOf } = page
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    return {
      id,
      number: isAccepted(dossier) ? dossier.code : temporaryNumber(dossier.id),
      isAccepted: isAccepted(dossier),
      procedureName: (await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)).name,
      submitterName: textOf(dossier.parties.submitter.name) ?? '',
      submittedAt: 'submittedAt' in dossier ? (dossier.submittedAt ?? null) : null,
      receptionDueAt: dossier.phase === 'submitted' ? dossier.receptionDueAt : null,
      receivingName: tree.find(dossier.receivingUnitId)?.name ?? '',
      feeDong: dossier.feeDong,
      delivery: dossier.delivery,
      isCollected: await asksForCollection(trx, id),
      papers: dossier.papers.filter((paper) => paper.quantity === 0).length,
      qr: qrPath(`${origin}/ho-so-cua-toi/${id}`),
    }
  }))
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

/** It has arrived: its number in large type, who answers until when, what to do next. Prints on one sheet. */
const Sent = () => {
  const sent = useLoaderData<typeof loader>()
  const site = useRootData()?.site
  return (
    <div className="wrap narrow stack">
      <title>{`Đã gửi hồ sơ · ${sent.procedureName} · Dịch vụ công`}</title>
      <section className="panel sent">
        <h1>Đã gửi hồ sơ</h1>
        <p className="muted">{sent.isAccepted ? 'Mã hồ sơ' : 'Số tạm của hồ sơ'}</p>
        <p className="sent-number mono">{sent.number}</p>
        <p>{sent.procedureName}</p>
        <p className="small">
          {sent.submitterName}
          {sent.submittedAt !== null && <> · gửi lúc <Moment at={sent.submittedAt} /></>}
        </p>
        <svg className="sent-qr" viewBox={`-4 -4 ${sent.qr.size + 8} ${sent.qr.size + 8}`} role="img" aria-label="Mã QR dẫn tới trang theo dõi hồ sơ này">
          <path d={sent.qr.path} />
        </svg>
      </section>
      <section>
        <h2>Việc tiếp theo</h2>
        <ol>
          <li>
            <b>{sent.receivingName}</b> xem hồ sơ và trả lời bạn trong 8 giờ làm việc
            {sent.receptionDueAt !== null && <>, chậm nhất <b><Moment at={sent.receptionDueAt} form="spoken" /></b></>}.
          </li>
          <li>Được tiếp nhận thì bạn có mã hồ sơ và ngày hẹn trả; còn thiếu gì thì một cửa ghi rõ để bạn bổ sung ngay trên trang này.</li>
          {sent.feeDong > 0 && (
            <li>
              Phí, lệ phí <b><Money dong={sent.feeDong} /></b>: <a href={`/thanh-toan/${sent.id}`}>xem và nộp trực tuyến</a>, hoặc nộp tại quầy.
            </li>
          )}
          {sent.delivery === 'post' && (
            <li>
              Kết quả đến địa chỉ bạn đã ghi qua bưu chính: <a href={`/nhan-qua-buu-chinh/${sent.id}?viec=tra`}>xem hoặc đổi địa chỉ</a>.
            </li>
          )}
          {sent.papers > 0 && sent.isCollected && (
            <li>
              Giấy tờ bản giấy: bưu chính gọi cho bạn rồi đến lấy ở <a href={`/nhan-qua-buu-chinh/${sent.id}?viec=lay`}>địa chỉ bạn đã ghi</a>. Ghi số ở trên ngoài phong bì.
            </li>
          )}
          {sent.papers > 0 && !sent.isCollected && <li>Bạn đã hẹn nộp {sent.papers} giấy tờ bản giấy: mang đến nơi tiếp nhận hoặc <a href={`/nhan-qua-buu-chinh/${sent.id}?viec=lay`}>nhờ bưu chính đến lấy</a>.</li>}
        </ol>
        <p>
          <a className="btn" href={`/ho-so-cua-toi/${sent.id}`}>Theo dõi hồ sơ</a>
        </p>
      </section>
      <Notice>
        Bấm gửi hai lần hay tải lại trang này không tạo thêm hồ sơ.
        {site?.phone != null && <> Cần hỏi, gọi <a href={`tel:${site.phone.replace(/\s/g, '')}`}>{site.phone}</a> và đọc số ở trên.</>}
      </Notice>
    </div>
  )
}
export default Sent
