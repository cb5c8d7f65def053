import type { FileView } from '../papers/papers-view.ts'

/** Scans to be looked at in place, each opened by itself and fetched only then. */
export const Scans = ({ files }: { readonly files: readonly FileView[] }) => {
  const shown = files.filter(({ isShown }) => isShown)
  if (shown.length === 0) return null
  return (
    <section className="tab-pad" aria-label="Xem bản quét tại chỗ">
      {shown.map((file) => (
        <details className="scan" key={file.key}>
          <summary>Xem tại chỗ: {file.name}</summary>
          <img src={`/mot-cua/tep/${file.key}/xem`} alt={`Bản quét ${file.name}`} loading="lazy" />
          <p className="small muted">
            {file.mediaType === 'application/pdf' && 'Hiện nhiều nhất 10 trang đầu. '}
            Không thấy gì thì <a href={`/mot-cua/tep/${file.key}`} download>tải tệp về</a> để xem.
          </p>
        </details>
      ))}
    </section>
  )
}
