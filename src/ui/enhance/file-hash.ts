/**
 * Compares a file with the one that was issued without sending it: its SHA-256 is counted here, and only that goes to
 * the server. A file may also be dropped on the section. Without script the form sends the file.
 */
const section = document.querySelector<HTMLElement>('[data-file-hash]')
const page = section?.dataset['fileHash']
const note = section?.querySelector('[data-file-hash-note]')

const compare = async (file: File): Promise<void> => {
  if (note != null) note.textContent = 'Đang tính, tệp không rời máy của bạn …'
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  location.assign(`${page}?bam=${hex}`)
}

if (section !== null && page !== undefined && 'subtle' in crypto) {
  if (note != null) note.textContent = 'Tệp được so ngay trên máy của bạn, không gửi đi. Chọn tệp, hoặc kéo thả vào đây.'
  const first = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file !== undefined) void compare(file)
  }
  section.addEventListener('submit', (event) => {
    const files = section.querySelector<HTMLInputElement>('input[type=file]')?.files
    if (files?.length !== 1) return
    event.preventDefault()
    first(files)
  })
  section.addEventListener('dragover', (event) => event.preventDefault())
  section.addEventListener('drop', (event) => {
    event.preventDefault()
    first(event.dataTransfer?.files)
  })
}
