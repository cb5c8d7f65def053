import type { ReactNode } from 'react'
import { Day } from '#ui/values.tsx'
import { durationWords } from '#procedures/duration-words.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { promiseWords, tierWords } from '#procedures/words.ts'
import type { Posting } from '../posting.ts'
import { ChangeList } from './change-list.tsx'

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <details className="more">
    <summary>{title}</summary>
    {children}
  </details>
)

const ofLaw = (version: ProcedureVersion): readonly string[] => [
  ...version.cases.map((one) => `Thời hạn theo quy định${version.cases.length > 1 ? `, ${one.label}` : ''}: ${promiseWords(one.statutoryDuration)}`),
  ...(version.extension === null ? [] : [
    `Có thể gia hạn ${version.extension.maxCount} lần, mỗi lần nhiều nhất ${durationWords(version.extension.maxDuration)} (${version.extension.basis})`,
  ]),
  ...(version.pauses.financialObligation ? ['Không tính thời gian thực hiện nghĩa vụ tài chính'] : []),
  ...(version.pauses.verification ? ['Không tính thời gian xác minh, lấy ý kiến cơ quan khác'] : []),
]

const Decision = ({ number, date }: { readonly number: string; readonly date: string | null | undefined }) => (
  <>Quyết định {number}{date !== null && date !== undefined && <> ngày <Day on={date} /></>}</>
)

const History = ({ history, code }: { readonly history: Posting['history']; readonly code: string }) => (
  <ol className="versions" reversed>
    {history.map((one) => (
      <li key={one.versionNo}>
        {one.isShown ? <b>Bản {one.versionNo}</b> : <a href={`/thu-tuc/${code}?ban=${one.versionNo}`}>Bản {one.versionNo}</a>}: từ <Day on={one.from} />
        {one.to !== null && <> đến hết <Day on={one.to} /></>}
        {one.decisionNumber !== null && <> · <Decision number={one.decisionNumber} date={one.decisionDate} /></>}
        {one.changes.length > 0 && <ChangeList changes={one.changes} />}
      </li>
    ))}
  </ol>
)

/** What the law says of a procedure, for those who want to read it, and the versions that it had. */
export const LegalParts = ({ posting: { version, history } }: { readonly posting: Posting }) => (
  <section>
    <h2>Quy định đầy đủ</h2>
    <div className="stack tight">
      {version.stepsText !== undefined && <Part title="Trình tự thực hiện"><p className="as-written measure">{version.stepsText}</p></Part>}
      {version.requirements !== undefined && <Part title="Yêu cầu, điều kiện"><p className="as-written measure">{version.requirements}</p></Part>}
      <Part title="Thời hạn theo luật, dừng và gia hạn"><ul>{ofLaw(version).map((line) => <li key={line}>{line}</li>)}</ul></Part>
      {version.legalBasis.length > 0 && (
        <Part title={`Căn cứ pháp lý (${version.legalBasis.length})`}>
          <ul>{version.legalBasis.map((law) => <li key={law.number}>{law.number}{law.title !== undefined && `: ${law.title}`}</li>)}</ul>
        </Part>
      )}
      {history.length > 1 && <Part title={`Các lần thay đổi (${history.length})`}><History history={history} code={version.code} /></Part>}
    </div>
  </section>
)

/** "Niêm yết từ ngày … theo Quyết định …", and the sheet to print. */
export const PostedLine = ({ posting: { version, postedOn } }: { readonly posting: Posting }) => (
  <p className="small muted legal-line">
    Niêm yết từ <Day on={postedOn} />
    {version.publicationDecision === undefined ? ' · chưa ghi quyết định công bố' : <> theo <Decision number={version.publicationDecision.number} date={version.publicationDecision.date} /></>}
    {' '}· Áp dụng từ <Day on={version.effectiveFrom} /> · Mã <span className="mono">{version.code}</span> · {version.tiers.map(tierWords).join(', ')}
    {' '}· <a href={`/niem-yet/${version.code}?ban=${version.versionNo}`}>In tờ niêm yết A4</a>
  </p>
)
