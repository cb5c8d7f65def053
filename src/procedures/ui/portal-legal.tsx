import type { ReactNode } from 'react'
import { Day } from '#ui/values.tsx'
import type { ProcedureVersion } from '../domain/procedure.ts'
import { durationWords } from '../duration-words.ts'
import { promiseWords, tierWords } from './words.ts'

type LegalPartsProps = {
  readonly version: ProcedureVersion
  readonly versions: readonly { readonly versionNo: number; readonly from: string; readonly to: string | null; readonly isShown: boolean }[]
  /** On paper everything stands open. */
  readonly isOpen: boolean
}

const Part = ({ title, isOpen, children }: { readonly title: string; readonly isOpen: boolean; readonly children: ReactNode }) => (
  <details className="more" open={isOpen}>
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

/** What the law says of a procedure, for those who want to read it, and the versions that it had. */
export const LegalParts = ({ version, versions, isOpen }: LegalPartsProps) => (
  <section>
    <h2>Quy định đầy đủ</h2>
    <div className="stack tight">
      {version.stepsText !== undefined && <Part title="Trình tự thực hiện" isOpen={isOpen}><p className="as-written measure">{version.stepsText}</p></Part>}
      {version.requirements !== undefined && <Part title="Yêu cầu, điều kiện" isOpen={isOpen}><p className="as-written measure">{version.requirements}</p></Part>}
      <Part title="Thời hạn theo luật, dừng và gia hạn" isOpen={isOpen}><ul>{ofLaw(version).map((line) => <li key={line}>{line}</li>)}</ul></Part>
      {version.legalBasis.length > 0 && (
        <Part title={`Căn cứ pháp lý (${version.legalBasis.length})`} isOpen={isOpen}>
          <ul>{version.legalBasis.map((law) => <li key={law.number}>{law.number}{law.title !== undefined && `: ${law.title}`}</li>)}</ul>
        </Part>
      )}
      {versions.length > 1 && (
        <Part title={`Các lần thay đổi (${versions.length})`} isOpen={isOpen}>
          <ul>
            {versions.map((one) => (
              <li key={one.versionNo}>
                {one.isShown ? <b>Bản {one.versionNo}</b> : <a href={`?ban=${one.versionNo}`}>Bản {one.versionNo}</a>}: từ <Day on={one.from} />
                {one.to !== null && <> đến hết <Day on={one.to} /></>}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
    <p className="small muted legal-line">
      Mã <span className="mono">{version.code}</span> · {version.tiers.map(tierWords).join(', ')}
      {version.publicationDecision !== undefined && <> · Công bố theo Quyết định {version.publicationDecision.number}{version.publicationDecision.date !== undefined && <> ngày <Day on={version.publicationDecision.date} /></>}</>}
      {' '}· Áp dụng từ <Day on={version.effectiveFrom} />
      {!isOpen && <> · <a href={`?ban=${version.versionNo}&in`}>Bản để in, niêm yết</a></>}
    </p>
  </section>
)
