import { Link } from 'react-router'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Moment } from '#ui/values.tsx'
import type { QueueDossier } from '../pages/reception-queue.ts'
import type { SubmitterCheck } from '../pages/submitter-check.ts'
import { temporaryNumber } from '../temporary-number.ts'
import { FileLinks } from './file-links.tsx'
import { FormLines } from './form-lines.tsx'
import { Scans } from './scans.tsx'
import { PAPER_FORM_WORDS, PARTY_FIELD_WORDS } from './words.ts'

const ASSURANCE_WORDS = {
  eid: 'Đăng nhập bằng định danh điện tử',
  own: 'Đăng nhập bằng tài khoản của cổng, chưa chứng minh danh tính',
} as const

/** Who sent it and how sure that is; sent twice; other words than before. */
export const SubmitterNotices = ({ check }: { readonly check: SubmitterCheck }) => (
  <>
    {check.assurance !== null && (
      <p className="small">
        {ASSURANCE_WORDS[check.assurance]}
        {check.isForPrincipal && ', nộp thay người khác hoặc tổ chức'}
      </p>
    )}
    {check.duplicates.length > 0 && (
      <Notice tone="warning" title="Có thể nộp trùng">
        <ul className="plain">
          {check.duplicates.map(({ id, code, at }) => (
            <li key={id}>
              <Link to={`/mot-cua/ho-so/${id}`}>{code ?? temporaryNumber(id)}</Link>
              {at !== null && <> nộp <Moment at={at} form="short" /></>}
            </li>
          ))}
        </ul>
      </Notice>
    )}
    {check.differences.length > 0 && (
      <Notice tone="warning" title="Khác với hồ sơ trước của người này">
        <Facts
          small
          facts={check.differences.map(({ field, now, before }) => ({ name: PARTY_FIELD_WORDS[field], value: <>{now} <span className="muted">(trước: {before})</span></> }))}
        />
      </Notice>
    )}
    {check.earlier.length > 0 && (
      <details className="rest small">
        <summary>{check.earlier.length} hồ sơ khác của người này</summary>
        <ul className="plain">
          {check.earlier.map(({ id, code, procedureName }) => (
            <li key={id}>
              <Link to={`/mot-cua/ho-so/${id}`}>{code ?? temporaryNumber(id)}</Link> {procedureName}
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
)

/** The e-form as it was filled, and each paper with its files. */
export const SubmittedContent = ({ open }: { readonly open: Pick<QueueDossier, 'dossierId' | 'form' | 'formFiles' | 'papers'> }) => (
  <section className="panel tight">
    {open.form.length > 0 && (
      <p className="small">
        <a href={`/mot-cua/giay-to/${open.dossierId}/to-khai`} target="_blank" rel="noreferrer">Tờ khai (PDF)</a>
      </p>
    )}
    <FormLines pages={open.form} />
    {open.formFiles.length > 0 && (
      <>
        <h3>Tệp trong tờ khai</h3>
        <FileLinks files={open.formFiles} />
        <Scans files={open.formFiles} />
      </>
    )}
    <h3>Giấy tờ</h3>
    {open.papers.length === 0 ? (
      <p className="small">Không gửi kèm giấy tờ nào khác.</p>
    ) : (
      <ul className="small plain">
        {open.papers.map((paper) => (
          <li key={paper.no}>
            {paper.name}: {paper.alreadyHeld ? 'đã có, không phải nộp' : paper.quantity === 0 ? 'sẽ nộp bản giấy' : `${paper.quantity} ${PAPER_FORM_WORDS[paper.form]}`}
            {paper.files.length > 0 && <FileLinks files={paper.files} />}
          </li>
        ))}
      </ul>
    )}
  </section>
)
