import { formatNumber } from '#kernel/number-format.ts'
import type { FileView } from '../papers/papers-view.ts'

const sizeWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${formatNumber(bytes / 1_048_576, 1)} MB` : `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} kB`

/** Files as links that download; the address says nothing and is asked for its right each time. */
export const FileLinks = ({ files }: { readonly files: readonly FileView[] }) => (
  <ul className="files">
    {files.map((file) => (
      <li key={file.key}>
        <a href={`/mot-cua/tep/${file.key}`} download>
          {file.name}
        </a>{' '}
        <span className="muted small">{sizeWords(file.sizeBytes)}</span>
      </li>
    ))}
  </ul>
)
