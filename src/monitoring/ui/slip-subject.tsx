import { Link } from 'react-router'
import { Code } from '#ui/values.tsx'
import type { SubjectView } from '../pages/slip-view.ts'

/** What a slip is about, as a link that opens it. */
export const SubjectLink = ({ subject }: { readonly subject: SubjectView }) =>
  subject.kind === 'dossier' ? (
    <>
      <Link to={subject.href}>
        <Code>{subject.code ?? 'chưa có mã'}</Code>
      </Link>{' '}
      · {subject.title}
    </>
  ) : (
    <Link to={subject.href}>{subject.title}</Link>
  )
