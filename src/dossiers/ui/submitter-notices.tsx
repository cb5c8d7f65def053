import { Fragment } from 'react'
import { Link } from 'react-router'
import type { DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { formatDay } from '#ui/dates.ts'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import type { PersonDifference } from '../domain/person-differences.ts'
import type { Compared, SubmitterCheck } from '../pages/submitter-check.ts'
import { temporaryNumber } from '../temporary-number.ts'
import { PARTY_FIELD_WORDS, PARTY_ROLE_WORDS, SEX_WORDS, STATUS_WORDS } from './words.ts'

const ASSURANCE_WORDS = {
  eid: 'Đăng nhập bằng định danh điện tử',
  own: 'Đăng nhập bằng tài khoản của cổng, chưa chứng minh danh tính',
} as const

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const DossierLink = ({ id, code }: { readonly id: DossierId; readonly code: string | null }) => (
  <Link to={`/mot-cua/ho-so/${id}`}>{code ?? temporaryNumber(id)}</Link>
)

const shown = ({ field }: PersonDifference, text: string): string => {
  if (field === 'sex') return SEX_WORDS[text] ?? text
  return field === 'birthDate' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text
}

/** An address differs in some of its parts: only those are set off. */
const partsOf = (line: PersonDifference, text: string): readonly string[] =>
  line.field === 'address' ? text.split(',').map((part) => part.trim()) : [shown(line, text)]

const Said = ({ line, text, other }: { readonly line: PersonDifference; readonly text: string; readonly other: string }) => {
  const against = new Set(partsOf(line, other).map((part) => part.toLowerCase()))
  return partsOf(line, text).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && ', '}
      {against.has(part.toLowerCase()) ? part : <b>{part}</b>}
    </Fragment>
  ))
}

const Differences = ({ compared }: { readonly compared: readonly Compared[] }) => (
  <>
    {compared.map(({ party, earlier, lines }) => (
      <section className="small" key={party}>
        <p>{capital(PARTY_ROLE_WORDS[party])}, so với <DossierLink {...earlier} /></p>
        <dl className="compare">
          {lines.map((line) => (
            <div key={line.field}>
              <dt>{capital(PARTY_FIELD_WORDS[line.field])}</dt>
              <dd><span className="muted">Hồ sơ này:</span> <Said line={line} text={line.now} other={line.before} /></dd>
              <dd><span className="muted">Trước đây:</span> <Said line={line} text={line.before} other={line.now} /></dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
    <p className="small muted">Lần xem này đã được ghi vào nhật ký truy cập.</p>
  </>
)

type NoticesProps = {
  readonly dossierId: DossierId
  readonly check: SubmitterCheck
  /** What the differences say, after somebody asked for it. */
  readonly compared: readonly Compared[] | null
}

/** Who sent it and how sure that is; sent twice; said otherwise than before; what else there is of these people. */
export const SubmitterNotices = ({ dossierId, check, compared }: NoticesProps) => (
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
              <DossierLink id={id} code={code} />
              {at !== null && <> nộp <Moment at={at} form="short" /></>}
            </li>
          ))}
        </ul>
      </Notice>
    )}
    {check.differences.length > 0 && (
      <Notice tone="warning" title="Khác với hồ sơ đang lưu của người này">
        {compared !== null && compared.length > 0 ? (
          <Differences compared={compared} />
        ) : (
          <>
            <ul className="plain">
              {check.differences.map(({ party, fields, earlier }) => (
                <li key={party}>
                  {capital(PARTY_ROLE_WORDS[party])}: khác {fields.map((field) => PARTY_FIELD_WORDS[field]).join(', ')} so với <DossierLink {...earlier} />
                </li>
              ))}
            </ul>
            <PostForm label="Xem chỗ khác nhau">
              <input type="hidden" name="dossierId" value={dossierId} />
              <Button kind="ghost" name="do" value="compare">Xem chỗ khác nhau</Button>
              <p className="small muted">Việc xem được ghi lại: ai, lúc nào.</p>
            </PostForm>
          </>
        )}
      </Notice>
    )}
    {check.earlier.length > 0 && (
      <details className="rest small">
        <summary>{check.earlier.length} hồ sơ khác của người này mà bạn được xem</summary>
        <ul className="plain">
          {check.earlier.map(({ id, code, procedureName, status }) => (
            <li key={id}>
              <DossierLink id={id} code={code} /> {procedureName}, {STATUS_WORDS[status]}
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
)
