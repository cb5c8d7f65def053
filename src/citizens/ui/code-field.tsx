import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'

type CodeSentProps = { readonly sentTo: string; readonly kind: 'phone' | 'email'; readonly isDemo: boolean }

/** Says where a code went, never the code itself; a demo points at its tray. */
export const CodeSent = ({ sentTo, kind, isDemo }: CodeSentProps) => (
  <>
    <p>
      Đã gửi mã 6 chữ số tới {kind === 'phone' ? 'số' : 'địa chỉ'} <b>{sentTo}</b>. Mã dùng được trong 10 phút.
    </p>
    {isDemo && (
      <Notice tone="info" title="Bản trình diễn không gửi tin ra ngoài">
        <a href="/hop-thu-trinh-dien" target="_blank" rel="noreferrer">
          Xem tin đã gửi (mở thẻ mới)
        </a>
      </Notice>
    )}
  </>
)

export const CodeField = () => (
  <TextField name="otp" label="Mã xác nhận" autoComplete="one-time-code" inputMode="numeric" width={10} code />
)
