/** What a list was sent for: the row whose button was pressed (`mot`), else the ticked rows (`chon`). */
export const pickedOf = (form: FormData): readonly string[] => {
  const one = form.get('mot')
  const picked = typeof one === 'string' && one !== '' ? [one] : form.getAll('chon')
  return picked.filter((value) => typeof value === 'string')
}
