import { useRootData } from '#ui/rendering.tsx'
import { Code } from '#ui/values.tsx'
import type { PublicView } from '../look-up/look-up.ts'
import { LookUpProgress } from './look-up-progress.tsx'

/** Where a dossier stands, for anybody who holds its slip: no name, no number, no address of a person. */
export const LookUpResult = ({ view }: { readonly view: PublicView }) => {
  const site = useRootData()?.site
  return (
    <div className="wrap narrow">
      <title>{`${view.code} · Tra cứu hồ sơ · Dịch vụ công`}</title>
      <p className="small">
        <a href="/tra-cuu">‹ Tra cứu hồ sơ khác</a>
      </p>
      <p className="over-code">
        <Code>{view.code}</Code>
      </p>
      <h1>{view.procedureName}</h1>
      <LookUpProgress view={view} />
      {site?.phone != null && (
        <aside className="block note info" aria-label="Hỏi thêm">
          <span className="note-mark" aria-hidden="true" />
          <div>
            <b>Có gì chưa rõ?</b> Gọi <a href={`tel:${site.phone.replace(/\s/g, '')}`}>{site.phone}</a> trong giờ làm việc và đọc mã hồ sơ.
          </div>
        </aside>
      )}
      <p className="block small muted">Trang này không hiện tên, địa chỉ hay giấy tờ của ai.</p>
    </div>
  )
}
