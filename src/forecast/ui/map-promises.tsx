import { formatNumber } from '#kernel/number-format.ts'
import { Notice } from '#ui/notice.tsx'
import type { CasePromise, MapPage } from '../pages/map-page.ts'
import { workingTimeWords } from '../words.ts'

const percent = (share: number): string => `${formatNumber(share * 100, 1)} %`

/** Which promise could be cut, and how sure that is; few dossiers are said to be few. */
export const MapPromises = ({ page: { promises, dayMinutes } }: { readonly page: MapPage }) => (
  <section className="panel">
    <h2>Có thể hẹn ngắn hơn không?</h2>
    {promises.length === 0 && <p>Thủ tục này không quy định thời hạn, nên không có lời hẹn nào để rút.</p>}
    <div className="stack">
      {promises.map((promise) => (
        <Promised key={promise.label} promise={promise} dayMinutes={dayMinutes} />
      ))}
    </div>
  </section>
)

const Promised = ({ promise, dayMinutes }: { readonly promise: CasePromise; readonly dayMinutes: number }) => {
  const { label, answer, promisedMinutes, dossiers, late, inTime, couldPromiseDays } = promise
  const kept = inTime !== null && (
    <p className="small">
      Đã giữ hẹn {formatNumber(dossiers - late)} trong {formatNumber(dossiers)} hồ sơ gần nhất; với tin cậy 95 %, tỷ lệ thật nằm từ {percent(inTime.from)} đến {percent(inTime.to)} (khoảng Wilson).
    </p>
  )
  const heading = label === '' ? '' : `${label}: `
  if (answer.kind === 'tooFew') {
    return (
      <Notice title={`${heading}chưa đủ hồ sơ để nói`}>
        <p>Mới có {formatNumber(answer.n)} hồ sơ; cần ít nhất {formatNumber(answer.needed)} để nói điều gì với tin cậy 95 %.</p>
        {kept}
      </Notice>
    )
  }
  const within = workingTimeWords(answer.minutes, dayMinutes)
  const fact = `Với tin cậy 95 %, ít nhất ${formatNumber(answer.share * 100)} % hồ sơ xong trong ${within}; đang hẹn ${workingTimeWords(promisedMinutes, dayMinutes)}.`
  const basis = <p className="small muted">Tính từ {formatNumber(answer.n)} hồ sơ gần nhất bằng thống kê thứ tự, không giả định phân phối; lúc tạm dừng không tính.</p>
  return couldPromiseDays === null ? (
    <Notice title={`${heading}chưa nên rút`}>
      <p>{fact}</p>
      {kept}
      {basis}
    </Notice>
  ) : (
    <Notice tone="done" title={`${heading}có thể hẹn ${formatNumber(couldPromiseDays)} ngày làm việc`}>
      <p>{fact}</p>
      {kept}
      {basis}
    </Notice>
  )
}
