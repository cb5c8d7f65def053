import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { qrSvg } from '#papers/machine-codes.ts'
import { capital, feesInShort, timeInShort, waysInShort } from '#procedures/citizen-words.ts'
import { KeyFacts } from '#ui/facts.tsx'
import { requestContext } from '#web/request-context.ts'
import { findPosting } from '../posting.ts'
import { PostedFees, PostedPapers, PostedTimes } from './answer-parts.tsx'
import { Places } from './places.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx, origin } = context.get(requestContext)
  const code = params['code'] ?? ''
  const posting = await transaction(ctx, (trx) => findPosting(trx, ctx.tenantId, { code, day: today(ctx), versionNo: null }))
  if (posting === undefined || posting.standing !== null) throw data(null, { status: 404 })
  const qr = Buffer.from(qrSvg(`${origin}/thu-tuc/${posting.version.code}`)).toString('base64')
  return { posting, qr: `data:image/svg+xml;base64,${qr}` }
}

/** One procedure to read standing: what to bring first, and the page to take along on a phone or on paper. */
const KioskProcedure = () => {
  const { posting: { version, places }, qr } = useLoaderData<typeof loader>()
  const ways = waysInShort(version)
  return (
    <article className="wrap stack procedure">
      <title>{version.name}</title>
      <div className="take-along">
        <h1>{version.name}</h1>
        <figure>
          <img src={qr} width="160" height="160" alt="Mã QR: mở trang của thủ tục này trên điện thoại" />
          <figcaption>Quét để mang về điện thoại</figcaption>
        </figure>
      </div>
      <KeyFacts
        facts={[
          { name: 'Mất bao lâu', value: capital(timeInShort(version.cases)) },
          { name: 'Phí, lệ phí', value: capital(feesInShort(version.fees)) },
          { name: 'Nộp thế nào', value: ways.main, note: ways.note },
          { name: 'Bạn nhận được', value: version.results[0]?.name ?? 'Kết quả giải quyết' },
        ]}
      />
      {version.applicantKinds.length > 0 && <section><h2>Ai làm thủ tục này</h2><ul>{version.applicantKinds.map((kind) => <li key={kind}>{kind}</li>)}</ul></section>}
      <section><h2>Bạn cần chuẩn bị</h2><PostedPapers papers={version.papers} /></section>
      <section><h2>Phí, lệ phí</h2><PostedFees fees={version.fees} cases={version.cases} /></section>
      <section><h2>Mất bao lâu</h2><PostedTimes cases={version.cases} /></section>
      {places.length > 0 && <section><h2>Nộp ở đâu</h2><Places places={places} /></section>}
      <p><a className="btn" href={`/niem-yet/${version.code}`}>In tờ hướng dẫn A4</a></p>
    </article>
  )
}
export default KioskProcedure
