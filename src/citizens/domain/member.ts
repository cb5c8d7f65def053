import type { AccountId } from '#kernel/ids.ts'

/** What a member may do in the organisation's name; `manage`: invite, change and remove members. */
export const MEMBER_RIGHTS = ['submit', 'follow', 'pay', 'manage'] as const
export type MemberRight = (typeof MEMBER_RIGHTS)[number]

export type Membership = { readonly accountId: AccountId; readonly rights: readonly MemberRight[] }

/** Would nobody be left who may manage, if this member had these rights (`null`: were gone)? */
export const losesLastManager = (
  members: readonly Membership[],
  accountId: AccountId,
  rights: readonly MemberRight[] | null,
): boolean => !members.some((member) => (member.accountId === accountId ? (rights ?? []) : member.rights).includes('manage'))
