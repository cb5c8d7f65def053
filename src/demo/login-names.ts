import { fold } from '#kernel/text.ts'

/** "Lê Thị Lan" → "lan.lt"; a namesake gets the next free number: "lan.lt2". */
export const loginNames = () => {
  const given = new Set<string>()
  return (fullName: string): string => {
    const words = fold(fullName).replaceAll(/[^a-z ]/g, '').split(' ')
    const base = `${words.at(-1)}.${words.slice(0, -1).map((word) => word[0]).join('')}`
    let login = base
    for (let n = 2; given.has(login); n++) login = `${base}${n}`
    given.add(login)
    return login
  }
}
