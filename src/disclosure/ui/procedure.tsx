import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { capital, feesInShort, timeInShort, waysInShort } from '#procedures/citizen-words.ts'
import { KeyFacts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findPosting, type Posting } from '../posting.ts'
import { PostedFees, PostedPapers, PostedTimes } from './answer-parts.tsx'
import { LegalParts, PostedLine } from './legal-parts.tsx'
import { Places } from './places.tsx'
import { SubmitOnline } from './submit-online.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const posting = await transaction(ctx, (trx) =>
    findPosting(trx, ctx.tenantId, { code: params['code'] ?? '', day: today(ctx), versionNo: url.searchParams.get('ban') }),
  )
  if (posting === undefined) throw data(null, { status: 404 })
  return { posting }
}

const Standing = ({ posting: { standing, version } }: { readonly posting: Posting }) => {
  if (standing === null) return null
  return (
    <Notice tone="warning" title={standing.isAhead ? 'Nội dung này chưa có hiệu lực' : 'Nội dung này đã hết hiệu lực'}>
      {standing.isAhead ? <>Áp dụng từ <Day on={standing.from} />. </> : standing.to !== null && <>Áp dụng đến hết <Day on={standing.to} />. </>}
      {standing.hasCurrent ? <a href={`/thu-tuc/${version.code}`}>Xem nội dung đang áp dụng</a> : !standing.isAhead && 'Hiện không nhận hồ sơ mới của thủ tục này.'}
    </Notice>
  )
}

const HowToSubmit = ({ posting: { version, places } }: { readonly posting: Posting }) => {
  if (version.serviceLevel === 'proactive') return <p>Bạn không phải nộp hồ sơ. Khi đủ điều kiện, cơ quan chủ động thực hiện và báo cho bạn.</p>
  return (
    <>
      <SubmitOnline version={version} />
      {places.length === 0
        ? <p><b>Tại quầy:</b> hỏi nơi tiếp nhận ở bộ phận một cửa gần bạn.</p>
        : <><p><b>Tại quầy</b>, hoặc gửi qua bưu chính đến một trong các nơi sau:</p><Places places={places} /></>}
    </>
  )
}

/** On a phone the way in stands at the top too: whoever knows the procedure need not scroll through what it asks for. */
const SubmitSoon = ({ posting: { version, standing } }: { readonly posting: Posting }) =>
  standing !== null || (version.serviceLevel !== 'fullOnline' && version.serviceLevel !== 'partialOnline') ? null : (
    <p className="procedure-do">
      {version.submissionGate.kind === 'OWN'
        ? <a className="btn" href={`/nop-ho-so/${version.code}`}>Nộp hồ sơ trực tuyến</a>
        : <a className="btn" href="#nop">Nộp hồ sơ thế nào</a>}
    </p>
  )

const keyFacts = ({ version }: Posting) => {
  const ways = waysInShort(version)
  const [result, ...others] = version.results
  return [
    { name: 'Mất bao lâu', value: capital(timeInShort(version.cases)), note: version.cases.length > 1 ? 'xem từng trường hợp bên dưới' : 'từ khi nhận đủ hồ sơ' },
    { name: 'Phí, lệ phí', value: capital(feesInShort(version.fees)), note: version.fees.length === 0 ? 'hỏi quầy tiếp nhận nếu cần' : version.fees.every((fee) => fee.amount === 0) ? undefined : 'xem từng khoản bên dưới' },
    { name: 'Nộp thế nào', value: ways.main, note: ways.note },
    { name: 'Bạn nhận được', value: result?.name ?? 'Kết quả giải quyết', note: others.length > 0 ? `và ${others.length} loại khác` : undefined },
  ]
}

/** What people ask, in the order in which they ask it: who, what to bring, how much, how long, how, what one gets. */
const Answers = ({ posting }: { readonly posting: Posting }) => {
  const { version, standing, steps } = posting
  return (
    <>
      {version.applicantKinds.length > 0 && (
        <section><h2>Ai làm thủ tục này</h2><ul>{version.applicantKinds.map((kind) => <li key={kind}>{kind}</li>)}</ul></section>
      )}
      <div className="halves">
        <section><h2>Bạn cần chuẩn bị</h2><PostedPapers papers={version.papers} /></section>
        <div className="stack">
          <section><h2>Phí, lệ phí</h2><PostedFees fees={version.fees} cases={version.cases} /></section>
          <section><h2>Mất bao lâu</h2><PostedTimes cases={version.cases} /></section>
        </div>
      </div>
      {standing === null && <section id="nop"><h2>Nộp thế nào</h2><HowToSubmit posting={posting} /></section>}
      <div className="halves">
        {version.results.length > 0 && (
          <section><h2>Bạn nhận được</h2><ul>{version.results.map((one) => <li key={one.name}>{one.name}</li>)}</ul></section>
        )}
        {steps.length > 0 && (
          <section>
            <h2>Sau khi nộp</h2>
            <Timeline entries={steps.map((step) => ({ key: step.id, title: step.name, state: 'next', when: step.time === null ? undefined : `nhiều nhất ${step.time} làm việc` }))} />
          </section>
        )}
      </div>
    </>
  )
}

/** One procedure for whoever needs it; then what the law says. It is also the public posting. */
const ProcedurePage = () => {
  const { posting } = useLoaderData<typeof loader>()
  const { version, event } = posting
  const site = useRootData()?.site
  return (
    <>
      <title>{`${version.name} · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <meta name="description" content={`${version.name}: cần giấy tờ gì, mất bao lâu, phí bao nhiêu, nộp ở đâu.`.slice(0, 300)} />
      <article className="wrap stack procedure">
        <header>
          <nav className="small crumbs" aria-label="Đường dẫn">
            {event === null
              ? <><a href="/thu-tuc">Thủ tục</a> › <a href={`/linh-vuc/${encodeURIComponent(version.sectorCode)}`}>{version.sectorName}</a></>
              : <><a href="/su-kien">Việc trong đời</a> › <a href={`/su-kien/${event.slug}`}>{event.title}</a></>}
          </nav>
          <h1>{version.name}</h1>
          <Standing posting={posting} />
          <KeyFacts facts={keyFacts(posting)} />
          <SubmitSoon posting={posting} />
        </header>
        <Answers posting={posting} />
        <LegalParts posting={posting} />
        <PostedLine posting={posting} />
      </article>
    </>
  )
}
export default ProcedurePage
