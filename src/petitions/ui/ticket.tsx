import type { QrPath } from '#identity/qr-code.ts'

/** What the sender keeps: the code, the secret, and a QR code that carries both. */
export const Ticket = ({ code, secret, qr }: { readonly code: string; readonly secret: string; readonly qr: QrPath }) => (
  <section className="panel sent">
    <p className="muted">Mã phản ánh</p>
    <p className="sent-number mono">{code}</p>
    <p className="muted">Mã tra cứu, chỉ bạn có</p>
    <p className="sent-number mono">{secret}</p>
    <svg className="sent-qr" viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`} role="img" aria-label="Mã QR dẫn tới trang theo dõi phản ánh này">
      <path d={qr.path} />
    </svg>
    <p className="small">Chụp lại hoặc ghi hai mã này để theo dõi, bổ sung và cho biết bạn có hài lòng không.</p>
  </section>
)
