import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { LimitsBar } from '#ui/charts/limits-bar.tsx'
import { Count } from '#ui/values.tsx'
import type { Estimate } from '../domain/estimate.ts'
import type { ResultLine, ResultsPage } from '../pages/results-page.ts'
import { NOT_THE_RATING, TOO_FEW } from '../words.ts'

const percent = (share: number): string => formatNumber(share * 100, 2)
const limits = ({ low, high }: Estimate): string => `${formatNumber(low * 100, 1)} – ${formatNumber(high * 100, 1)}`

/** A result in a row of a table: the value, its limits drawn and written, how many answered. */
const ResultRow = ({ name, sub, estimate, mark }: { readonly name: string; readonly sub?: string | undefined; readonly estimate: Estimate | null; readonly mark?: number | undefined }) => (
  <tr>
    <th scope="row">{name}{sub !== undefined && <span className="sub">{sub}</span>}</th>
    <td className="bar-cell narrow-none"><LimitsBar estimate={estimate} {...(mark !== undefined && { mark })} /></td>
    {estimate === null ? <td className="num muted" colSpan={2}>{TOO_FEW}</td> : (
      <>
        <td className="num"><b>{percent(estimate.value)}</b><span className="sub">{limits(estimate)}</span></td>
        <td className="num"><Count value={estimate.answers} /></td>
      </>
    )}
  </tr>
)

const ResultTable = ({ caption, head, children }: { readonly caption: string; readonly head: string; readonly children: React.ReactNode }) => (
  <table className="bars dense results">
    <caption className="sr-only">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th><td className="narrow-none" />
        <th scope="col" className="num">%, khoảng 95 %</th><th scope="col" className="num">Phiếu</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

const Lines = ({ lines, mark }: { readonly lines: readonly ResultLine[]; readonly mark?: number | undefined }) =>
  lines.map(({ key, name, estimate }) => <ResultRow key={key} name={name} estimate={estimate} mark={mark} />)

const Units = ({ page }: { readonly page: ResultsPage }) => {
  const isSipas = page.survey.kind === 'sipas'
  const mark = page.total?.index?.value
  return (
    <section className="panel" aria-labelledby="don-vi">
      <h2 id="don-vi">Theo cơ quan được đánh giá</h2>
      {isSipas && mark !== undefined && <p className="small muted">Vạch nét đứt là cả cuộc khảo sát: {percent(mark)} %. Hai khoảng chồng lên nhau thì chưa nói được bên nào hơn.</p>}
      {isSipas ? (
        <ResultTable caption="Chỉ số theo cơ quan" head="Cơ quan">
          {page.units.map(({ unitId, name, answers, invited, index }) => (
            <ResultRow key={unitId} name={name} sub={answers === null ? `mời ${formatNumber(invited)}` : `trả lời ${formatPercent(answers, invited) ?? '—'} của ${formatNumber(invited)}`} estimate={index} mark={mark} />
          ))}
        </ResultTable>
      ) : (
        page.partNames.map((part, i) => (
          <ResultTable key={part} caption={`${part} theo cơ quan`} head={part}>
            {page.units.map(({ unitId, name, parts }) => <ResultRow key={unitId} name={name} estimate={parts[i] ?? null} />)}
          </ResultTable>
        ))
      )}
      {page.units.some(({ answers }) => answers === null) && (
        <p className="small muted">“{TOO_FEW}”: dưới {page.fewest} phiếu, hoặc ẩn kèm để không ai lấy tổng trừ đi mà biết.</p>
      )}
    </section>
  )
}

const Spreads = ({ page }: { readonly page: ResultsPage }) => (
  <section className="panel" aria-labelledby="cau-them">
    <h2 id="cau-them">Câu hỏi thêm</h2>
    <div className="spreads">
      {page.spreads.map(({ key, text, base, options }) => (
        <table key={key} className="bars dense">
          <caption>{text} <span className="small muted">({formatNumber(base)} người trả lời)</span></caption>
          <tbody>
            {options.map(({ label, count }) => <tr key={label}><th scope="row">{label}</th><td className="num"><Count value={count} /></td><td className="num">{formatPercent(count, base)}</td></tr>)}
          </tbody>
        </table>
      ))}
    </div>
  </section>
)

/** Results of a survey: the whole, its parts, units beside each other, what else was asked. For officers and for everybody. */
export const ResultsView = ({ page }: { readonly page: ResultsPage }) => {
  const { survey, total, answers, invited } = page
  if (total === null) return <section className="panel"><p>Chỉ có dưới {page.fewest} phiếu nên không có kết quả nào được xem.</p></section>
  return (
    <>
      <Figures>
        {total.index !== null && <Figure name="Chỉ số hài lòng" value={`${percent(total.index.value)} %`} base={`khoảng tin cậy 95 %: ${limits(total.index)}; ${formatNumber(total.index.answers)} phiếu`} />}
        <Figure name="Đã trả lời" value={<Count value={answers} />} base={`${formatPercent(answers, invited) ?? '—'} của ${formatNumber(invited)} người được mời`} />
      </Figures>
      <section className="panel" aria-labelledby="yeu-to">
        <h2 id="yeu-to">{survey.kind === 'sipas' ? 'Năm yếu tố' : 'Theo tiêu chí'}</h2>
        <ResultTable caption="Kết quả chung" head={survey.kind === 'sipas' ? 'Yếu tố' : 'Tiêu chí'}><Lines lines={total.factors} mark={total.index?.value} /></ResultTable>
      </section>
      <Units page={page} />
      {page.sectors.length > 0 && (
        <section className="panel" aria-labelledby="linh-vuc">
          <h2 id="linh-vuc">Theo lĩnh vực</h2>
          <ResultTable caption="Chỉ số theo lĩnh vực" head="Lĩnh vực">{page.sectors.map(({ name, index }) => <ResultRow key={name} name={name} estimate={index} mark={total.index?.value} />)}</ResultTable>
        </section>
      )}
      <section className="panel" aria-labelledby="tung-cau">
        <h2 id="tung-cau">Từng câu</h2>
        {page.items.map(({ heading, lines }) => (
          <ResultTable key={heading} caption={heading} head={heading}><Lines lines={lines} /></ResultTable>
        ))}
        {page.items.length === 0 && <p>Nhóm người trả lời quá ít để xem từng câu.</p>}
      </section>
      {page.spreads.length > 0 && <Spreads page={page} />}
      <p className="small muted">
        {survey.kind === 'sipas'
          ? `Mỗi câu: số phiếu chọn Hài lòng và Rất hài lòng trên số phiếu hợp lệ. Yếu tố và chỉ số: trung bình các câu. ${NOT_THE_RATING}`
          : 'Mỗi mức trả lời đáng 100, 60, 20 hoặc 0 %; “không có thông tin” không tính. Các nhóm người trả lời nặng như nhau.'}
        {' '}Kết quả tính theo tỷ trọng của từng tầng trong khung mẫu; khoảng tin cậy coi người không trả lời giống người trả lời.
      </p>
    </>
  )
}
