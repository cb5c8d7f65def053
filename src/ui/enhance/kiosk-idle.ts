/**
 * A screen that nobody touches goes back to the page that its dialog names, so that the next person begins anew. It asks first and
 * waits: whoever reads slowly keeps the page with one touch or key.
 */
const QUIET_SECONDS = 90
const ASKED_SECONDS = 20
const START = '/kiosk'

const dialog = document.querySelector<HTMLDialogElement>('[data-idle]')
const left = document.querySelector('[data-idle-left]')
let quiet = 0

const noticed = (): void => {
  if (dialog?.open !== true) quiet = 0
}
for (const sign of ['pointerdown', 'keydown', 'scroll', 'input']) addEventListener(sign, noticed, { passive: true, capture: true })

// Closed by a whole click only: a dialog gone at the press would let the click fall on what lies beneath.
dialog?.addEventListener('click', () => {
  quiet = 0
  dialog.close()
})
dialog?.addEventListener('close', () => (quiet = 0))

if (dialog !== null && location.pathname !== START)
  setInterval(() => {
    quiet += 1
    if (quiet < QUIET_SECONDS) return
    if (!dialog.open) dialog.showModal()
    const seconds = QUIET_SECONDS + ASKED_SECONDS - quiet
    if (left !== null) left.textContent = String(Math.max(0, seconds))
    if (seconds <= 0) location.replace(dialog.dataset['idle'] || START)
  }, 1_000)
