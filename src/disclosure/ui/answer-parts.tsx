import { capital } from '#procedures/citizen-words.ts'
import { CHANNELS, type ProcedureCase, type ProcedureFee, type RequiredPaper } from '#procedures/domain/procedure.ts'
import { CHANNEL_WORDS, feeWords, promiseWords, quantityWords } from '#procedures/words.ts'

const LONG_NAME = 240

/** A long text shows its beginning; the rest opens. */
const Name = ({ name }: { readonly name: string }) => {
  const cut = name.length <= LONG_NAME ? -1 : Math.max(name.lastIndexOf(' ', LONG_NAME), 1)
  if (cut < 0) return <span className="as-written">{name}</span>
  return (
    <details className="rest">
      <summary>{name.slice(0, cut)}… <u>xem hết</u></summary>
      <p className="as-written">{name.slice(cut)}</p>
    </details>
  )
}

/** Imported lists hold sentences that ask for no paper: they are told, not counted. */
const isRemark = ({ originals, copies, mandatory }: RequiredPaper): boolean => originals + copies === 0 && !mandatory

const Paper = ({ paper }: { readonly paper: RequiredPaper }) => (
  <li className={isRemark(paper) ? 'remark' : undefined}>
    <Name name={paper.name} />
    {!isRemark(paper) && (
      <span className="small muted">
        {quantityWords(paper)}{!paper.mandatory && ', khi cần'}{paper.formFile !== undefined && `, theo mẫu ${paper.formFile}`}
      </span>
    )}
  </li>
)

/** What to bring: first what everybody brings, then what only some cases need, case by case. */
export const PostedPapers = ({ papers }: { readonly papers: readonly RequiredPaper[] }) => {
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

export const PostedTimes = ({ cases }: { readonly cases: readonly ProcedureCase[] }) => cases.length === 1 ? (
  <p><b>{capital(promiseWords(cases[0]?.committedDuration ?? null))}</b>, tính từ khi nhận đủ hồ sơ.</p>
) : (
  <dl className="facts">
    {cases.map((one) => (
      <div key={one.id} className="fact-row"><dt>{one.label}</dt><dd><b>{promiseWords(one.committedDuration)}</b></dd></div>
    ))}
  </dl>
)

/** Fees that differ by channel only, put together. */
const sameFees = (fees: readonly ProcedureFee[]): readonly (readonly ProcedureFee[])[] => [
  ...Map.groupBy(fees, (fee) => [fee.name, feeWords(fee), fee.caseId, fee.condition].join('|')).values(),
]

const channelsOf = (fees: readonly ProcedureFee[]): readonly string[] => {
  const channels = new Set(fees.map((fee) => fee.channel))
  return channels.has(undefined) || CHANNELS.every((channel) => channels.has(channel)) ? [] : CHANNELS.filter((channel) => channels.has(channel)).map((channel) => CHANNEL_WORDS[channel])
}

export const PostedFees = ({ fees, cases }: { readonly fees: readonly ProcedureFee[]; readonly cases: readonly ProcedureCase[] }) => fees.length === 0 ? <p>Văn bản không ghi khoản phí nào. Hỏi quầy tiếp nhận nếu cần.</p> : (
  <ul className="fees">
    {sameFees(fees).map((group) => {
      const [fee] = group
      if (fee === undefined) return null
      const applies = [...channelsOf(group), cases.find((one) => one.id === fee.caseId)?.label, fee.condition].filter(Boolean)
      const notes = [...new Set(group.flatMap((one) => (one.amount === null || one.note === undefined ? [] : [one.note])))]
      return (
        <li key={fee.id}>
          {fee.name}: <b>{feeWords(fee)}</b>
          {applies.length > 0 && <span className="small muted">{applies.join('; ')}</span>}
          {notes.map((note) => <span className="small muted" key={note}>{note}</span>)}
          {fee.exemptions?.map((each) => (
            <span className="small muted" key={each.id}>{each.percentOff === 100 ? 'Miễn' : `Giảm ${each.percentOff} %`}: {each.label} ({each.basis})</span>
          ))}
        </li>
      )
    })}
  </ul>
)
