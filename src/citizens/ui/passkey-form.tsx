import { Button } from '#ui/button.tsx'
import { useCsrfToken } from '#ui/rendering.tsx'

type PasskeyFormProps = {
  readonly kind: 'add' | 'use'
  readonly purpose: 'dang-nhap' | 'them' | 'xac-nhan'
  readonly label: string
  readonly next?: string | null
}

/** Shown by `enhance/passkey.ts` where the browser knows passkeys; without script there are the other ways. */
export const PasskeyForm = ({ kind, purpose, label, next = null }: PasskeyFormProps) => {
  const csrf = useCsrfToken()
  return (
    <form method="post" action="/cong-dan/khoa-truy-cap" data-passkey={kind} hidden>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="viec" value={purpose} />
      <input type="hidden" name="credential" value="" />
      {next !== null && <input type="hidden" name="tiep" value={next} />}
      <Button kind="ghost">{label}</Button>
      <p className="small muted" data-passkey-say aria-live="polite" />
    </form>
  )
}
