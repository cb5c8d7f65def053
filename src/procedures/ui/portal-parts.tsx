import type { ProcedureCase, ProcedureFee, RequiredPaper } from '../domain/procedure.ts'
import { CHANNEL_WORDS, feeWords, promiseWords, quantityWords } from './words.ts'

const LONG_NAME = 240

const PaperName = ({ name }: { readonly name: string }) => {
  const cut = name.length <= LONG_NAME ? -1 : Math.max(name.lastIndexOf(' ', LONG_NAME), 1)
  return cut < 0 ? <b className="as-written">{name}</b> : <details><summary><b>{name.slice(0, cut)}…</b></summary><p className="as-written">{name.slice(cut)}</p></details>
}

const Paper = ({ paper }: { readonly paper: RequiredPaper }) => (
  <li>
    <PaperName name={paper.name} />
    <span className="small muted">
      {quantityWords(paper)}{!paper.mandatory && ', khi cần'}{paper.formFile !== undefined && `, theo mẫu ${paper.formFile}`}
    </span>
  </li>
)

/** What to bring: first what everybody brings, then what only some cases need, case by case. */
export const PortalPapers = ({ papers }: { readonly papers: readonly RequiredPaper[] }) => {
  if (papers.length === 0) return <p>Thủ tục này không ghi giấy tờ phải nộp. Hỏi quầy tiếp nhận trước khi đi.</p>
  const always = papers.filter((paper) => paper.condition === undefined)
  const sometimes = Map.groupBy(papers.filter((paper) => paper.condition !== undefined), (paper) => paper.condition ?? '')
  return (
    <>
      {always.length > 0 && <ol className="papers">{always.map((paper) => <Paper key={paper.id} paper={paper} />)}</ol>}
      {[...sometimes].map(([condition, group]) => (
        <section key={condition}>
          <h3 className="as-written">{condition}</h3>
          <ol className="papers">{group.map((paper) => <Paper key={paper.id} paper={paper} />)}</ol>
        </section>
      ))}
    </>
  )
}

export const PortalTimes = ({ cases }: { readonly cases: readonly ProcedureCase[] }) => (
  <dl className="facts">
    {cases.map((one) => (
      <div key={one.id} className="fact-row"><dt>{one.label}</dt><dd><b>{promiseWords(one.committedDuration)}</b></dd></div>
    ))}
  </dl>
)

export const PortalFees = ({ fees, cases }: { readonly fees: readonly ProcedureFee[]; readonly cases: readonly ProcedureCase[] }) => (
  <ul className="fees">
    {fees.map((fee) => {
      const applies = [fee.channel && CHANNEL_WORDS[fee.channel], cases.find((one) => one.id === fee.caseId)?.label, fee.condition].filter(Boolean)
      return (
        <li key={fee.id}>
          {fee.name}: <b>{feeWords(fee)}</b>
          {applies.length > 0 && <span className="small muted">{applies.join('; ')}</span>}
          {fee.amount !== null && fee.note !== undefined && <span className="small muted">{fee.note}</span>}
          {fee.exemptions?.map((each) => (
            <span className="small muted" key={each.id}>{each.percentOff === 100 ? 'Miễn' : `Giảm ${each.percentOff} %`}: {each.label} ({each.basis})</span>
          ))}
        </li>
      )
    })}
  </ul>
)
