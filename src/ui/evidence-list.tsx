import { Link } from 'react-router'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { Day } from './values.tsx'

type EvidenceListProps = {
  readonly evidence: readonly Evidence[]
  /** Where a file of this thing is fetched. */
  readonly fileHref: (fileId: string) => string
}

const Piece = ({ piece, fileHref }: { readonly piece: Evidence; readonly fileHref: EvidenceListProps['fileHref'] }) => {
  switch (piece.kind) {
    case 'document':
      return <><b>{piece.title}</b> <span className="muted">số {piece.number} ngày <Day on={piece.issuedOn} />, {piece.issuer}</span></>
    case 'file':
      return <><a href={fileHref(piece.fileId)}>{piece.name}</a> <span className="muted">tệp đính kèm</span></>
    case 'fact':
      return <><Link to={piece.href} reloadDocument>{piece.label}</Link>: <b>{piece.value}</b> <span className="muted">số liệu của hệ thống</span></>
  }
}

/** What shows that something was done, each piece opening to what it is. */
export const EvidenceList = ({ evidence, fileHref }: EvidenceListProps) =>
  evidence.length === 0 ? null : (
    <ul className="evidence" aria-label="Minh chứng">
      {evidence.map((piece, row) => <li key={row}><Piece piece={piece} fileHref={fileHref} /></li>)}
    </ul>
  )
