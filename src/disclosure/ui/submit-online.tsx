import type { ProcedureVersion } from '#procedures/domain/procedure.ts'

const NATIONAL_PORTAL = 'https://dichvucong.gov.vn'

/** The button that begins an online submission, at the gate that the version names; nothing where there is none. */
export const SubmitOnline = ({ version: { code, serviceLevel, submissionGate } }: { readonly version: ProcedureVersion }) => {
  if (serviceLevel !== 'fullOnline' && serviceLevel !== 'partialOnline') return null
  return (
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
}
