import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { KeyFacts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { inOrder } from '../domain/process-graph.ts'
import { getProcess, getVersion, listVersions } from '../queries.ts'
import { findReceptionPlaces } from '../reception-places.ts'
import { capital, feesInShort, hoursWords, timeInShort, waysInShort } from './citizen-words.ts'
import { PortalFees, PortalPapers, PortalTimes } from './portal-parts.tsx'
import { LegalParts } from './portal-legal.tsx'
import { spanWords } from './words.ts'

const NATIONAL_PORTAL = 'https://dichvucong.gov.vn'
const MANY_PLACES = 4

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const iso = day.toString()
  const code = params['code'] ?? ''
  return transaction(ctx, async (trx) => {
    const published = (await listVersions(trx, code)).filter((line) => line.state !== 'draft')
    const holds = (line: (typeof published)[number]): boolean =>
      line.effectiveFrom.toString() <= iso && (line.effectiveTo === null || iso <= line.effectiveTo.toString())
    const named = url.searchParams.get('ban')
    const current = published.find(holds)
    const line = named === null ? (current ?? published[0]) : published.find((one) => String(one.versionNo) === named)
    if (line === undefined) throw data(null, { status: 404 })
    const version = await getVersion(trx, ctx.tenantId, line.id)
    const process = version.processId === null ? undefined : await getProcess(trx, ctx.tenantId, version.processId)
    return {
      version,
      isForPrint: url.searchParams.has('in'),
      inForce: line === current ? null : {
        from: line.effectiveFrom.toString(), to: line.effectiveTo?.toString() ?? null, isAhead: line.effectiveFrom.toString() > iso, hasCurrent: current !== undefined,
      },
      places: await findReceptionPlaces(trx, version, day),
      steps: process === undefined ? [] : inOrder(process.steps).map(({ id, name, kind, allottedMinutes }) => ({
        id, name, time: kind === 'handOver' ? null : spanWords(allottedMinutes, STANDARD_DAY_MINUTES),
      })),
      versions: published.map((one) => ({ versionNo: one.versionNo, from: one.effectiveFrom.toString(), to: one.effectiveTo?.toString() ?? null, isShown: one === line })),
    }
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Standing = ({ inForce, code }: { readonly inForce: Loaded['inForce']; readonly code: string }) => {
  if (inForce === null) return null
  return (
    <Notice tone="warning" title={inForce.isAhead ? 'Nội dung này chưa có hiệu lực' : 'Nội dung này đã hết hiệu lực'}>
      {inForce.isAhead ? <>Áp dụng từ <Day on={inForce.from} />. </> : inForce.to !== null && <>Áp dụng đến hết <Day on={inForce.to} />. </>}
      {inForce.hasCurrent ? <a href={`/thu-tuc/${code}`}>Xem nội dung đang áp dụng</a> : !inForce.isAhead && 'Hiện không nhận hồ sơ mới của thủ tục này.'}
    </Notice>
  )
}

const Places = ({ places }: { readonly places: Loaded['places'] }) => {
  const list = (
    <ul className="places">
      {places.map((place) => (
        <li key={place.unitId}>
          <b>{place.name}</b>
          {place.address !== null && <span>{place.address}</span>}
          {place.hours.length > 0 && <span className="muted">Giờ tiếp nhận: {hoursWords(place.hours)}</span>}
          {place.phone !== null && <a href={`tel:${place.phone.replace(/\s/g, '')}`}>{place.phone}</a>}
        </li>
      ))}
    </ul>
  )
  return places.length <= MANY_PLACES ? list : (
    <details className="more">
      <summary>{places.length} nơi tiếp nhận, giờ làm việc từng nơi</summary>
      {list}
    </details>
  )
}

const SubmitOnline = ({ version: { code, serviceLevel, submissionGate } }: Pick<Loaded, 'version'>) => (
  <div>
    {submissionGate.kind === 'OWN' ? (
      <p><a className="btn" href={`/nop-ho-so/${code}`}>Nộp trực tuyến</a></p>
    ) : (
      <>
        <p><a className="btn" href={NATIONAL_PORTAL} rel="noreferrer">Nộp tại Cổng Dịch vụ công quốc gia</a></p>
        <p className="small muted">Đăng nhập bằng VNeID, tìm theo mã <b className="mono">{code}</b>.</p>
      </>
    )}
    {serviceLevel === 'partialOnline' && <p className="small muted">Có bước bạn vẫn phải đến quầy.</p>}
    {submissionGate.kind === 'OWN' && <p className="small muted">Căn cứ nhận tại cổng này: {submissionGate.basis}</p>}
  </div>
)

const HowToSubmit = ({ version, places }: Pick<Loaded, 'version' | 'places'>) => {
  const isOnline = version.serviceLevel === 'fullOnline' || version.serviceLevel === 'partialOnline'
  if (version.serviceLevel === 'proactive') return <p>Bạn không phải nộp hồ sơ. Khi đủ điều kiện, cơ quan chủ động thực hiện và báo cho bạn.</p>
  return (
    <>
      {isOnline && <SubmitOnline version={version} />}
      {places.length === 0
        ? <p><b>Tại quầy:</b> hỏi nơi tiếp nhận ở bộ phận một cửa gần bạn.</p>
        : <><p><b>Tại quầy</b>, hoặc gửi qua bưu chính đến một trong các nơi sau:</p><Places places={places} /></>}
    </>
  )
}

/** One procedure for whoever needs it: who, what to bring, how much, how long, where; then what the law says. */
const PortalProcedure = () => {
  const { version, isForPrint, inForce, places, steps, versions } = useLoaderData<typeof loader>()
  const site = useRootData()?.site
  const ways = waysInShort(version)
  const [result, ...otherResults] = version.results
  return (
    <>
      <title>{`${version.name} · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <meta name="description" content={`${version.name}: cần giấy tờ gì, mất bao lâu, phí bao nhiêu, nộp ở đâu.`.slice(0, 300)} />
      <article className="wrap stack procedure">
        <header>
          <p className="small crumbs"><a href="/thu-tuc">Thủ tục</a> › <a href={`/thu-tuc?linh-vuc=${encodeURIComponent(version.sectorCode)}`}>{version.sectorName}</a></p>
          <h1>{version.name}</h1>
          <Standing inForce={inForce} code={version.code} />
          <KeyFacts
            facts={[
              { name: 'Mất bao lâu', value: capital(timeInShort(version.cases)), note: version.cases.length > 1 ? 'xem từng trường hợp bên dưới' : 'từ khi nhận đủ hồ sơ' },
              { name: 'Phí, lệ phí', value: capital(feesInShort(version.fees)), note: version.fees.length === 0 ? 'hỏi quầy tiếp nhận nếu cần' : version.fees.every((fee) => fee.amount === 0) ? undefined : 'xem từng khoản bên dưới' },
              { name: 'Nộp thế nào', value: ways.main, note: ways.note },
              { name: 'Bạn nhận được', value: result?.name ?? 'Kết quả giải quyết', note: otherResults.length > 0 ? `và ${otherResults.length} loại khác` : undefined },
            ]}
          />
        </header>
        {version.applicantKinds.length > 0 && (
          <section>
            <h2>Ai làm thủ tục này</h2>
            <ul>{version.applicantKinds.map((kind) => <li key={kind}>{kind}</li>)}</ul>
          </section>
        )}
        <div className="halves">
          <section><h2>Bạn cần chuẩn bị</h2><PortalPapers papers={version.papers} /></section>
          <div className="stack">
            {version.cases.length > 1 && <section><h2>Thời hạn từng trường hợp</h2><PortalTimes cases={version.cases} /></section>}
            {version.fees.length > 0 && <section><h2>Phí, lệ phí</h2><PortalFees fees={version.fees} cases={version.cases} /></section>}
            {otherResults.length > 0 && <section><h2>Kết quả bạn nhận</h2><ul>{version.results.map((one) => <li key={one.name}>{one.name}</li>)}</ul></section>}
          </div>
        </div>
        {inForce === null && <section><h2>Nộp ở đâu</h2><HowToSubmit version={version} places={places} /></section>}
        {steps.length > 0 && (
          <section>
            <h2>Sau khi nộp</h2>
            <Timeline entries={steps.map((step) => ({ key: step.id, title: step.name, state: 'next', when: step.time === null ? undefined : `nhiều nhất ${step.time} làm việc` }))} />
          </section>
        )}
        <LegalParts version={version} versions={versions} isOpen={isForPrint} />
      </article>
    </>
  )
}
export default PortalProcedure
