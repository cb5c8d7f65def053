// Generated from the database: npm run -s motcua -- db-types
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Instant, PlainDate } from '#kernel/time.ts'

/** Read as parsed JSON, written as text: the bytes that are stored are the ones that were made. */
export type Json = ColumnType<unknown, string, string>

export interface AccessLogTable {
  tenant_id: string
  id: string
  occurred_at: Instant
  event: string
  account_id: string | null
  by_account_id: string | null
  session_id: string | null
  address: string | null
  user_agent: string | null
  detail: Json | null
}

export interface AccountTable {
  tenant_id: string
  id: string
  staff_id: string
  login: string
  password_hash: string | null
  must_change_password: boolean
  password_changed_at: Instant | null
  totp_secret: string | null
  totp_enabled_at: Instant | null
  totp_last_step: number | null
  created_at: Instant
  disabled_at: Instant | null
}

export interface AccountLinkTable {
  tenant_id: string
  token_hash: Buffer
  purpose: string
  account_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export interface AccountNoticeTable {
  tenant_id: string
  id: string
  kind: string
  contact: string
  change: string
  created_at: Instant
  expires_at: Instant
}

export interface AccountRecoveryCodeTable {
  tenant_id: string
  account_id: string
  code_hash: Buffer
  used_at: Instant | null
}

export interface AdminEventTable {
  tenant_id: string
  id: string
  occurred_at: Instant
  actor_kind: string
  actor_staff_id: string | null
  actor_account_id: string | null
  actor_name: string
  action: string
  subject_kind: string
  subject_id: string | null
  before: Json | null
  after: Json | null
}

export interface AdminUnitTable {
  code: string
  effective_from: PlainDate
  effective_to: PlainDate | null
  level: string
  kind: string
  name: string
  parent_code: string | null
}

export interface AdminUnitSourceTable {
  id: string
  source: string
  as_of: string
  checked: string
  brought_at: Instant
}

export interface AdminUnitSuccessionTable {
  effective_on: PlainDate
  old_code: string
  new_code: string
  kind: string
  basis: string | null
}

export interface ApologyDraftTable {
  tenant_id: string
  dossier_id: string
  drafted_at: Instant
  cause: string | null
  reason: string | null
  rescheduled_on: PlainDate
  prepared_by: string | null
  prepared_at: Instant | null
}

export interface CalendarDayTable {
  tenant_id: string
  id: string
  unit_id: string | null
  day: PlainDate
  kind: string
  name: string
  replaces: PlainDate | null
  source: string
  certainty: string
  confirmed_by: string | null
  confirmed_at: Instant | null
  withdrawn_by: string | null
  withdrawn_at: Instant | null
}

export interface CalendarYearTable {
  tenant_id: string
  year: number
  basis: string
  entered_at: Instant
}

export interface CashClosingTable {
  tenant_id: string
  id: string
  unit_id: string
  staff_id: string
  day: PlainDate
  no: number
  expected_dong: number
  counted_dong: number
  reason: string | null
  closed_at: Instant
}

export interface CashClosingLineTable {
  tenant_id: string
  posting_id: string
  closing_id: string
}

export interface CatchUpDecisionTable {
  tenant_id: string
  batch_id: string
  no: number
  approved: boolean
  reason: string | null
  decided_by: string
  decided_at: Instant
}

export interface CatchUpLineTable {
  tenant_id: string
  batch_id: string
  no: number
  dossier_id: string
  deed: string
  occurred_at: Instant
  outcome: string | null
  words: string | null
  cause: string | null
  cause_note: string | null
  typed_by: string
  typed_account_id: string
  typed_at: Instant
}

export interface CertificationEntryTable {
  tenant_id: string
  unit_id: string
  register: string
  year: number
  no: number
  dossier_id: string
  document_no: number
  copies: number
  pages: number
  fee_dong: number
  recorded_at: Instant
}

export interface CitizenAccountTable {
  tenant_id: string
  id: string
  password_hash: string | null
  password_changed_at: Instant | null
  created_at: Instant
  closed_at: Instant | null
}

export interface CitizenConsentTable {
  tenant_id: string
  id: string
  account_id: string
  purpose: string
  version: number
  is_given: boolean
  decided_at: Instant
  session_id: string
}

export interface CitizenFactTable {
  tenant_id: string
  account_id: string
  field: string
  value: string
  proof: string
  proved_at: Instant
}

export interface CitizenLogTable {
  tenant_id: string
  id: string
  occurred_at: Instant
  event: string
  account_id: string | null
  session_id: string | null
  address: string | null
  user_agent: string | null
  detail: Json | null
}

export interface CitizenOrganisationTable {
  tenant_id: string
  id: string
  kind: string
  tax_number: string
  name: string
  address: string | null
  created_at: Instant
  created_by: string
  confirmed_at: Instant | null
  confirmed_by_staff_id: string | null
  closed_at: Instant | null
}

export interface CitizenSessionTable {
  tenant_id: string
  token_hash: Buffer
  id: string
  account_id: string
  assurance: string
  opened_by: string
  created_at: Instant
  last_seen_at: Instant
  proved_at: Instant
  expires_at: Instant
  idle_minutes: number
  user_agent: string
  address: string
  revoked_at: Instant | null
  acting_organisation_id: string | null
  acting_power_id: string | null
}

export interface CitizenSubjectTable {
  tenant_id: string
  issuer: string
  subject: string
  account_id: string
  identity_number: string | null
  linked_at: Instant
}

export interface CodeMessageTable {
  tenant_id: string
  id: string
  kind: string
  contact: string
  purpose: string
  code: string
  created_at: Instant
  expires_at: Instant
}

export interface CodePatternTable {
  tenant_id: string
  pattern: string
  when_full: string
}

export interface CommandLogTable {
  tenant_id: string
  actor_key: string
  command_id: string
  kind: string
  input_hash: Buffer
  answer: Json
  recorded_at: Instant
}

export interface ConsignmentTable {
  tenant_id: string
  id: string
  number: string
  direction: string
  dossier_id: string
  unit_id: string
  status: string
  seq: number
  run_id: string | null
  recipient: string | null
  phone: string | null
  place: string | null
  street: string | null
  tracking: string | null
  seen_until: Instant | null
  created_at: Instant
  moved_at: Instant
}

export interface ConsignmentEventTable {
  tenant_id: string
  consignment_id: string
  seq: number
  status: string
  occurred_at: Instant
  recorded_at: Instant
  actor_kind: string
  actor_staff_id: string | null
  note: string | null
}

export interface ConsignmentProofTable {
  tenant_id: string
  consignment_id: string
  receiver: string
  received_at: Instant
  file_id: string | null
}

export interface ContactProofTable {
  tenant_id: string
  token_hash: Buffer
  kind: string
  contact: string
  account_id: string | null
  code_hash: Buffer
  tries: number
  created_at: Instant
  expires_at: Instant
  proved_at: Instant | null
  used_at: Instant | null
}

export interface DailyDigestTable {
  tenant_id: string
  staff_id: string
  day: PlainDate
  counts: Json
  made_at: Instant
}

export interface DeadlineEntryTable {
  tenant_id: string
  dossier_id: string
  seq: number
  cause: string
  old_due_at: Instant | null
  new_due_at: Instant | null
  provisional: boolean
  explanation: Json | null
  recorded_at: Instant
}

export interface DelegationTable {
  tenant_id: string
  id: string
  from_staff_id: string
  to_staff_id: string
  form: string
  unit_id: string
  roles: string[] | null
  valid_from: PlainDate
  valid_to: PlainDate
  basis: string
  ended_at: Instant | null
}

export interface DemoLetterTable {
  tenant_id: string
  id: string
  channel: string
  recipient: string
  subject: string
  body: string
  occasion: string
  created_at: Instant
}

export interface DeskGuidanceTable {
  tenant_id: string
  id: string
  unit_id: string
  year: number
  no: number
  procedure_version_id: string
  staff_id: string
  applicant: Json | null
  items: Json
  reason: string
  recorded_at: Instant
}

export interface DialogueEventTable {
  tenant_id: string
  session_id: string
  seq: number
  type: string
  subject_id: string
  occurred_at: Instant
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  command_id: string
  body: Json
}

export interface DialoguePromiseTable {
  tenant_id: string
  id: string
  session_id: string
  no: number
  question_id: string | null
  text: string
  unit_id: string
  due_on: PlainDate
  state: string
  note: string | null
  made_at: Instant
  moved_at: Instant
}

export interface DialogueQuestionTable {
  tenant_id: string
  id: string
  session_id: string
  no: number
  channel: string
  state: string
  asker_name: string | null
  asker_contact: string | null
  asked_text: string
  public_text: string | null
  words: string | null
  petition_id: string | null
  asked_at: Instant
}

export interface DialogueSessionTable {
  tenant_id: string
  id: string
  unit_id: string
  participant_unit_ids: string[]
  phase: string
  title: string
  topics: string
  place: string
  starts_at: Instant
  questions_until: Instant
  attended: number | null
  minutes: string | null
  closing_words: string | null
  seq: number
  announced_at: Instant
  moved_at: Instant
}

export interface DigestWishTable {
  tenant_id: string
  staff_id: string
  by_mail: boolean
  changed_at: Instant
}

export interface DossierTable {
  tenant_id: string
  id: string
  code: string | null
  external_code: string | null
  seq: number
  phase: string
  status: string
  procedure_version_id: string
  process_version_id: string | null
  procedure_code: string
  sector_code: string
  channel: string
  route: string
  assisted_at_unit_id: string | null
  receiving_unit_id: string
  competent_unit_id: string
  participant_unit_ids: string[]
  owner_name: string | null
  phone_tail: string | null
  fee_dong: number
  instant: boolean
  submitted_at: Instant | null
  reception_due_at: Instant | null
  accepted_at: Instant | null
  due_at: Instant | null
  original_due_at: Instant | null
  deadline_mode: string | null
  provisional: boolean
  rescheduled_to: Instant | null
  overdue_since: Instant | null
  paused_since: Instant | null
  supplement_requests: number
  finished_at: Instant | null
  outcome: string | null
  handed_over_at: Instant | null
  ended_at: Instant | null
  state: Json
  owner_folded: string | null
  apologised_at: Instant | null
  lateness_cause: string | null
  last_event_at: Instant | null
  answer_due_on: PlainDate | null
}

export interface DossierCitizenTable {
  tenant_id: string
  dossier_id: string
  account_id: string
  principal_id: string | null
  part: string
  proof: string
  linked_at: Instant
}

export interface DossierEventTable {
  tenant_id: string
  dossier_id: string
  seq: number
  type: string
  version: number
  body: Json
  occurred_at: Instant
  recorded_at: Instant
  actor_kind: string
  actor_staff_id: string | null
  actor_account_id: string | null
  actor_name: string | null
  on_behalf_of_staff_id: string | null
  command_id: string
  approved_by_staff_id: string | null
}

export interface DossierFileTable {
  tenant_id: string
  dossier_id: string
  file_id: string
  purpose: string
  name_no: number
  recorded_at: Instant
}

export interface DossierForecastTable {
  tenant_id: string
  dossier_id: string
  dossier_seq: number
  made_at: Instant
  late_chance: number | null
  left_minutes: number
  day_minutes: number
  due_at: Instant
  is_paused: boolean
  competent_unit_id: string
  sector_code: string
  procedure_code: string
  forecast: Json
}

export interface DossierMessageTable {
  tenant_id: string
  id: string
  dossier_id: string
  author: string
  account_id: string
  staff_id: string | null
  body: string | null
  erased_at: Instant | null
  sent_at: Instant
}

export interface DossierPageViewTable {
  tenant_id: string
  dossier_id: string
  staff_id: string
  viewed_on: PlainDate
  first_viewed_at: Instant
}

export interface DossierPersonTable {
  tenant_id: string
  dossier_id: string
  party: string
  person_key: Buffer
  value_no: number
  made_with: string
}

export interface DossierStepTable {
  tenant_id: string
  dossier_id: string
  no: number
  definition_id: string
  name: string
  kind: string
  role: string
  unit_id: string
  staff_id: string | null
  sector_code: string
  state: string
  allotted_minutes: number
  opened_at: Instant
  accepted_at: Instant | null
  ended_at: Instant | null
  due_at: Instant | null
  urgent_at: Instant
}

export interface DossierTimeSampleTable {
  tenant_id: string
  dossier_id: string
  procedure_code: string
  process_version_id: string
  case_id: string
  unit_id: string
  sector_code: string
  path: string
  minutes: number
  promised_minutes: number | null
  paused_minutes: number
  supplement_requests: number
  returns: number
  consultations: number
  was_late: boolean
  accepted_at: Instant
  finished_at: Instant
}

export interface DossierValueTable {
  tenant_id: string
  dossier_id: string
  no: number
  salt: Buffer | null
  value: string | null
  erased_at: Instant | null
  erasure_decision: string | null
}

export interface DossierViewLogTable {
  tenant_id: string
  id: string
  dossier_id: string
  party: string
  staff_id: string
  viewed_at: Instant
}

export interface DraftFileTable {
  tenant_id: string
  draft_id: string
  file_id: string
  slot: string
  name: string
  size_bytes: number
  media_type: string
  held_from_dossier_id: string | null
  added_at: Instant
}

export interface DraftUploadTable {
  tenant_id: string
  id: string
  draft_id: string
  slot: string
  name: string
  declared_type: string
  size_bytes: number
  created_at: Instant
  file_id: string | null
}

export interface FeeAdjustmentTable {
  tenant_id: string
  id: string
  dossier_id: string
  line_key: string
  type: string
  amount_dong: number | null
  basis: string | null
  staff_id: string
  recorded_at: Instant
}

export interface FeePaymentTable {
  tenant_id: string
  id: string
  unit_id: string
  method: string
  source: string
  source_key: string
  order_id: string | null
  reference: string | null
  amount_dong: number
  foreign_amount: number | null
  currency: string
  payer: string | null
  note: string | null
  unmatched_reason: string | null
  paid_at: Instant
  staff_id: string | null
  recorded_at: Instant
  named_dossier_id: string | null
}

export interface FeePostingTable {
  tenant_id: string
  id: string
  payment_id: string
  unit_id: string
  kind: string
  debit: string
  credit: string
  amount_dong: number
  dossier_id: string | null
  refund_id: string | null
  reason: string | null
  staff_id: string | null
  posted_at: Instant
}

export interface FeeReceiptTable {
  tenant_id: string
  id: string
  unit_id: string
  year: number
  no: number
  series: string
  payment_id: string
  dossier_id: string
  amount_dong: number
  payer: string
  lines: Json
  staff_id: string | null
  issued_at: Instant
}

export interface FeeReceiptVoidTable {
  tenant_id: string
  receipt_id: string
  reason: string
  staff_id: string
  voided_at: Instant
}

export interface FigureFenceTable {
  tenant_id: string
  at: Instant
}

export interface FigureKeepingTable {
  tenant_id: string
  is_backfilled: boolean
  summed_until: Instant | null
  summed_through: PlainDate | null
  months_until: Instant | null
}

export interface FigureMonthTable {
  tenant_id: string
  month: PlainDate
  competent_unit_id: string
  kind: number
  intake: number
  sector_code: string
  procedure_code: string
  receiving_unit_id: string
  staff_id: string
  amount: number
}

export interface FigurePointTable {
  tenant_id: string
  competent_unit_id: string
  kind: number
  intake: number
  late: boolean
  amount: number
  at: Instant
  recorded_at: Instant
  dossier_id: string
  seq: number
  receiving_unit_id: string
  staff_id: string | null
  sector_code: string
  procedure_code: string
}

export interface FigureSnapshotTable {
  tenant_id: string
  id: string
  subject: string
  question: Json
  answer: Json
  as_of: Instant
  frozen_at: Instant
  frozen_by_staff_id: string | null
  frozen_by_name: string
}

export interface FigureSumTable {
  tenant_id: string
  day: PlainDate
  unit_id: string
  sector_code: string
  received_direct: number
  received_post: number
  received_full_online: number
  received_partial_online: number
  received_cross_boundary: number
  resolved_early: number
  resolved_on_time: number
  resolved_overdue: number
  resolved_overdue_apologised: number
  denied_on_merits: number
  withdrawn_early: number
  withdrawn_on_time: number
  withdrawn_overdue: number
  terminated_early: number
  terminated_on_time: number
  terminated_overdue: number
  overdue: number
  overdue_apologised: number
  paused_in_time: number
  paused_overdue: number
  rejected_at_reception: number
  voided: number
  awaiting_reception: number
  awaiting_reception_late: number
  received_with_fee: Generated<number>
  received_paid_online: Generated<number>
  received_reusing: Generated<number>
  resolved_with_document: Generated<number>
  resolved_electronically: Generated<number>
  resolved_scanned: Generated<number>
  resolved_digitised: Generated<number>
  handed_over: Generated<number>
  handed_over_by_post: Generated<number>
  received_by_identity: Generated<number>
}

export interface FigureTimeTable {
  tenant_id: string
  unit_id: string
  kind: number
  no: number
  intake: number
  late: boolean
  amount: number
  worked_minutes: number
  promised_minutes: number | null
  at: Instant
  recorded_at: Instant
  dossier_id: string
  seq: number
  staff_id: string | null
  sector_code: string
  procedure_code: string
}

export interface ForecastMadeTable {
  tenant_id: string
  dossier_id: string
  moment: string
  made_at: Instant
  late_chance: number
  source: string
  step_chance: number
}

export interface ForecastProgressTable {
  tenant_id: string
  digested_until: Instant
  correction_shift: Generated<number>
  correction_slope: Generated<number>
}

export interface FormTable {
  tenant_id: string
  procedure_code: string
  created_at: Instant
}

export interface FormVersionTable {
  tenant_id: string
  id: string
  procedure_code: string
  version_no: number
  state: string
  effective_from: PlainDate
  effective_to: PlainDate | null
  written_for: string
  source: Json
  body: Json | null
  title: GeneratedAlways<string>
  origin: string
  provenance: Json | null
  edit_no: number
  created_at: Instant
  created_by: string
  published_at: Instant | null
  published_by: string | null
}

export interface GatewayKeyTable {
  tenant_id: string
  gateway: string
  secret: Buffer
}

export interface InboxMessageTable {
  tenant_id: string
  account_id: string
  message_id: string
  read_at: Instant | null
}

export interface InstanceTable {
  singleton: boolean
  id: string
  kind: string
  created_at: Instant
}

export interface IntegrationClientTable {
  tenant_id: string
  id: string
  name: string
  token_hash: Buffer
  role: string
  unit_id: string
  with_subtree: boolean
  sectors: string[] | null
  valid_from: PlainDate
  valid_to: PlainDate | null
  created_at: Instant
  revoked_at: Instant | null
}

export interface LatenessClassTable {
  tenant_id: string
  dossier_id: string
  dossier_seq: number
  late_class: string
  facts: Json
  competent_unit_id: string
  sector_code: string
  due_at: Instant
  ended_at: Instant | null
  classified_at: Instant
}

export interface LatenessVerdictTable {
  tenant_id: string
  id: string
  dossier_id: string
  proposed: string
  confirmed: string
  note: string | null
  decided_by: string
  decided_at: Instant
}

export interface LoginThrottleTable {
  tenant_id: string
  key_hash: Buffer
  failures: number
  window_started_at: Instant
  locked_until: Instant | null
}

export interface LookupKeyTable {
  tenant_id: string
  secret: Buffer
}

export interface LookupThrottleTable {
  tenant_id: string
  key_hash: Buffer
  failures: number
  window_started_at: Instant
}

export interface MessageTable {
  tenant_id: string
  id: string
  dossier_id: string
  event_seq: number
  occasion: string
  subject: string
  letter: string
  short: string
  created_at: Instant
}

export interface MessageCursorTable {
  tenant_id: string
  dossier_id: string
  last_seq: number
}

export interface MessageTemplateTable {
  tenant_id: string
  occasion: string
  version: number
  subject: string
  letter: string
  short: string
  channels: string[]
  plain_short: boolean
  edited_by: string
  edited_at: Instant
}

export interface MigrationTable {
  number: number
  name: string
  checksum: string
  applied_at: Instant
}

export interface MonitoringAlertTable {
  tenant_id: string
  dossier_id: string
  clock: string
  due_at: Instant
  working_days: number
  unit_id: string
  level: string
  told: string[]
  reached_at: Instant
  step_no: Generated<number>
}

export interface MonitoringRuleTable {
  tenant_id: string
  unit_id: string
  version: number
  rules: Json
  edited_by: string
  edited_at: Instant
}

export interface NumberSeriesTable {
  tenant_id: string
  series: string
  last_no: number
}

export interface OidcAttemptTable {
  tenant_id: string
  token_hash: Buffer
  provider: string
  intent: string
  session_id: string | null
  next: string | null
  state: string
  nonce: string
  code_verifier: string
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export interface OrganisationInvitationTable {
  tenant_id: string
  token_hash: Buffer
  organisation_id: string
  rights: string[]
  invited_by: string
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  used_by: string | null
}

export interface OrganisationMemberTable {
  tenant_id: string
  organisation_id: string
  account_id: string
  rights: string[]
  joined_at: Instant
  ended_at: Instant | null
}

export interface OrganisationRevisionTable {
  tenant_id: string
  units: string
  calendar: string
}

export interface OutboxTable {
  tenant_id: string
  id: string
  channel: string
  stream_id: string
  position: number
  dossier_id: string | null
  kind: string
  reference: Json
  key: string
  state: string
  attempts: number
  next_attempt_at: Instant
  expires_at: Instant | null
  lease_id: string | null
  leased_until: Instant | null
  last_error: string | null
  receipt: string | null
  created_at: Instant
  settled_at: Instant | null
}

export interface ParCardTable {
  tenant_id: string
  id: string
  round_id: string
  unit_id: string
  state: string
  seq: number
  lines: Json
  scorers: string[]
  judges: string[]
  rebuttal_due_at: Instant | null
  extensions: Json
  progress: Json
  moved_at: Instant
}

export interface ParCardEventTable {
  tenant_id: string
  card_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  body: Json
}

export interface ParIndexVersionTable {
  tenant_id: string
  id: string
  code: string
  name: string
  level: string
  state: string
  seq: number
  drawn_from: string | null
  version: Json
  decision_number: string | null
  decided_on: PlainDate | null
  content_hash: string | null
  ended_on: PlainDate | null
  created_at: Instant
  moved_at: Instant
}

export interface ParIndexVersionEventTable {
  tenant_id: string
  version_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  on_behalf_of_staff_id: string | null
  delegation_form: string | null
  body: Json
}

export interface ParResultTable {
  tenant_id: string
  round_id: string
  unit_id: string
  points: string
  verified_points: string
  survey_points: string
  rank: number
  grade: string
  areas: Json
}

export interface ParRoundTable {
  tenant_id: string
  id: string
  organiser_id: string
  level: string
  year: number
  version_code: string
  name: string
  phase: string
  seq: number
  body: Json
  opened_at: Instant
  moved_at: Instant
}

export interface ParRoundEventTable {
  tenant_id: string
  round_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  body: Json
}

export interface ParRoundFactTable {
  tenant_id: string
  round_id: string
  unit_id: string
  fact: string
  part: string
  base: string
  opens: string | null
}

export interface PasskeyTable {
  tenant_id: string
  credential_id: string
  account_id: string
  public_key: Buffer
  counter: number
  name: string
  created_at: Instant
  last_used_at: Instant | null
}

export interface PasskeyChallengeTable {
  tenant_id: string
  token_hash: Buffer
  challenge: string
  session_id: string | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export interface PayeeAccountTable {
  tenant_id: string
  unit_id: string
  bank_bin: string
  account_no: string
  account_name: string
  changed_by: string
  changed_at: Instant
}

export interface PaymentOrderTable {
  tenant_id: string
  id: string
  dossier_id: string
  unit_id: string
  gateway: string
  reference: string
  amount_dong: number
  state: string
  asked: number
  created_at: Instant
  expires_at: Instant
  ended_at: Instant | null
}

export interface PetitionTable {
  tenant_id: string
  id: string
  code: string
  phase: string
  class: string
  channel: string
  unit_id: string
  chain_unit_ids: string[]
  participant_unit_ids: string[]
  holder_id: string | null
  about_staff_ids: string[]
  account_id: string | null
  dossier_id: string | null
  received_at: Instant
  due_at: Instant | null
  running_limit: string | null
  was_late: boolean
  publication: string | null
  vote: string | null
  repeat_of: string | null
  seq: number
  state: Json
  moved_at: Instant
}

export interface PetitionCounterTable {
  tenant_id: string
  unit_id: string
  day: PlainDate
  last: number
}

export interface PetitionEventTable {
  tenant_id: string
  petition_id: string
  seq: number
  type: string
  occurred_at: Instant
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  on_behalf_of_staff_id: string | null
  delegation_form: string | null
  command_id: string
  unit_id: string
  due_at: Instant | null
  lapsed_unit_ids: string[]
  class: string
  vote: string | null
  is_repeat: boolean
  body: Json
}

export interface PetitionPersonTable {
  tenant_id: string
  petition_id: string
  name: string
  phone: string | null
  email: string | null
  address: string | null
  person_key: Buffer | null
}

export interface PetitionPublicationTable {
  tenant_id: string
  petition_id: string
  seq: number
  class: string
  unit_id: string
  subject: string
  question: string
  answer: string
  received_on: PlainDate
  answered_on: PlainDate
  published_at: Instant
  withdrawn_at: Instant | null
}

export interface PetitionTextTable {
  tenant_id: string
  petition_id: string
  no: number
  text: string
  written_at: Instant
}

export interface PostalAddressTable {
  tenant_id: string
  dossier_id: string
  direction: string
  recipient: string
  phone: string
  place: string
  street: string
  chosen_at: Instant
}

export interface PostalRunTable {
  tenant_id: string
  id: string
  number: string
  unit_id: string
  created_at: Instant
  created_by: string
}

export interface PowerOfAttorneyTable {
  tenant_id: string
  id: string
  desk_code: string
  token_hash: Buffer
  agent_account_id: string
  principal_account_id: string | null
  principal_name: string
  principal_identity_number: string
  scope: string
  procedure_codes: string[]
  valid_from: PlainDate
  valid_to: PlainDate
  file_id: string | null
  created_at: Instant
  accepted_at: Instant | null
  accepted_assurance: string | null
  confirmed_at: Instant | null
  confirmed_by_staff_id: string | null
  ended_at: Instant | null
}

export interface ProcedureTable {
  tenant_id: string
  code: string
  created_at: Instant
}

export interface ProcedureCatalogueTable {
  tenant_id: string
  revision: string
}

export interface ProcedureReviewTable {
  tenant_id: string
  id: string
  kind: string
  procedure_code: string
  version_id: string | null
  source_id: string | null
  content_hash: string | null
  proposal: Json
  state: string
  decision: Json | null
  decided_by: string | null
  decided_at: Instant | null
  created_at: Instant
}

export interface ProcedureUnitTable {
  tenant_id: string
  procedure_code: string
  unit_id: string
  part: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  committed: Json | null
}

export interface ProcedureVersionTable {
  tenant_id: string
  id: string
  procedure_code: string
  version_no: number
  state: string
  effective_from: PlainDate
  effective_to: PlainDate | null
  process_id: string | null
  body: Json
  name: GeneratedAlways<string>
  sector_code: GeneratedAlways<string>
  sector_name: GeneratedAlways<string>
  tiers: GeneratedAlways<Json>
  keywords: GeneratedAlways<Json | null>
  origin: string
  provenance: Json | null
  content_hash: string | null
  statutory_texts: Json | null
  edit_no: number
  created_at: Instant
  created_by: string
  published_at: Instant | null
  published_by: string | null
}

export interface ProcessTable {
  tenant_id: string
  code: string
  created_at: Instant
}

export interface ProcessVersionTable {
  tenant_id: string
  id: string
  process_code: string
  version_no: number
  state: string
  name: string
  steps: Json
  edit_no: number
  created_at: Instant
  created_by: string
  published_at: Instant | null
  published_by: string | null
}

export interface QualityIndexMonthTable {
  tenant_id: string
  unit_id: string
  month: PlainDate
  version_code: string
  level: string
  inputs: Json
  points: string
  out_of: string
  as_of: Instant
}

export interface RatingTable {
  tenant_id: string
  unit_id: string
  month: PlainDate
  no: number
  reception: number
  time_spent: number
  attitude: number
  asked_twice: boolean
  comment: string | null
}

export interface RatingBallotTable {
  tenant_id: string
  dossier_id: string
}

export interface RatingStationTable {
  tenant_id: string
  id: string
  unit_id: string
  name: string
  key_hash: Buffer
  opened_by: string
  opened_at: Instant
  closed_at: Instant | null
  invited_dossier_id: string | null
}

export interface ReceptionDraftTable {
  tenant_id: string
  account_id: string
  dossier_id: string
  procedure_code: string
  body: string
  saved_at: Instant
}

export interface ReformPlanTable {
  tenant_id: string
  id: string
  owner_unit_id: string
  level: string
  year: number
  title: string
  legal_basis: string | null
  number: string | null
  issued_on: PlainDate | null
  state: string
  seq: number
  created_at: Instant
  moved_at: Instant
}

export interface ReformPlanEventTable {
  tenant_id: string
  plan_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  body: Json
}

export interface ReformReportTable {
  tenant_id: string
  id: string
  unit_id: string
  recipient_unit_id: string | null
  period_kind: string
  period_year: number
  period_from: PlainDate
  period_to: PlainDate
  due_on: PlainDate
  state: string
  seq: number
  snapshot_id: string
  content: Json
  state_hash: string | null
  document_number: string | null
  document_on: PlainDate | null
  opened_at: Instant
  moved_at: Instant
  urged_at: Instant | null
}

export interface ReformReportEventTable {
  tenant_id: string
  report_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  on_behalf_of_staff_id: string | null
  delegation_form: string | null
  body: Json
}

export interface ReformTaskTable {
  tenant_id: string
  id: string
  plan_id: string | null
  parent_id: string | null
  root_id: string
  ordinal: number
  assigner_unit_id: string
  area: string
  title: string
  lead_unit_id: string
  supporting_unit_ids: string[]
  deliverable: string | null
  target: Json | null
  starts_on: PlainDate
  due_on: PlainDate
  budget_dong: number | null
  criteria: string[]
  source_kind: string
  source_ref: string | null
  source_title: string | null
  due_at: Instant
  phase: string
  progress: number
  claim: string | null
  claim_seq: number | null
  claimed_at: Instant | null
  claimed_by: string | null
  returned: boolean
  ended_at: Instant | null
  seq: number
  created_at: Instant
  moved_at: Instant
}

export interface ReformTaskEventTable {
  tenant_id: string
  task_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  on_behalf_of_staff_id: string | null
  delegation_form: string | null
  body: Json
  phase: string
  lead_unit_id: string
  starts_on: PlainDate
  due_at: Instant
  claimed_at: Instant | null
  ended_at: Instant | null
}

export interface RefundTable {
  tenant_id: string
  id: string
  payment_id: string
  unit_id: string
  dossier_id: string | null
  amount_dong: number
  reason: string
  state: string
  requested_by: string
  requested_at: Instant
  decided_by: string | null
  decided_at: Instant | null
  decision_note: string | null
  holding: string | null
  evidence: string | null
  done_by: string | null
  done_at: Instant | null
}

export interface ReportFilingTable {
  tenant_id: string
  id: string
  form: string
  unit_id: string
  recipient_unit_id: string | null
  period_system: string
  period_kind: string
  period_from: PlainDate
  period_to: PlainDate
  due_on: PlainDate
  state: string
  seq: number
  snapshot_id: string
  comment: string | null
  explanation: string | null
  state_hash: string | null
  opened_at: Instant
  moved_at: Instant
  urged_at: Instant | null
}

export interface ReportFilingEventTable {
  tenant_id: string
  filing_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  on_behalf_of_staff_id: string | null
  delegation_form: string | null
  body: Json
}

export interface SecurityPolicyTable {
  tenant_id: string
  idle_minutes: number
  absolute_hours: number
  lock_after: number
  lock_minutes: number
  address_lock_after: number
  password_min_length: number
  totp_roles: string[] | null
}

export interface SendingHoursTable {
  tenant_id: string
  unit_id: string
  version: number
  from_minute: number
  until_minute: number
  days: string
  edited_by: string
  edited_at: Instant
}

export interface SessionTable {
  tenant_id: string
  token_hash: Buffer
  id: string
  account_id: string
  stage: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  idle_minutes: number
  user_agent: string
  address: string
  revoked_at: Instant | null
}

export interface SimulatedJobTable {
  id: string
  task: string
  payload: Json
  key: string | null
  run_at: Instant
}

export interface StaffTable {
  tenant_id: string
  id: string
  code: string
  full_name: string
  title: string | null
  phone: string | null
  email: string | null
  active_from: PlainDate
  active_to: PlainDate | null
}

export interface StaffAbsenceTable {
  tenant_id: string
  id: string
  staff_id: string
  absent_from: PlainDate
  absent_to: PlainDate
  reason: string
  withdrawn_at: Instant | null
}

export interface StaffAssignmentTable {
  tenant_id: string
  id: string
  staff_id: string
  unit_id: string
  role: string
  with_subtree: boolean
  sectors: string[] | null
  valid_from: PlainDate
  valid_to: PlainDate | null
  ended_at: Instant | null
}

export interface StatementFileTable {
  tenant_id: string
  id: string
  unit_id: string
  source: string
  name: string
  line_count: number
  staff_id: string
  recorded_at: Instant
}

export interface StatementLineTable {
  tenant_id: string
  source: string
  line_key: string
  unit_id: string
  file_id: string
  paid_at: Instant
  amount_dong: number
  description: string
}

export interface StepTimeSampleTable {
  tenant_id: string
  dossier_id: string
  step_no: number
  procedure_code: string
  process_version_id: string
  definition_id: string
  kind: string
  unit_id: string
  sector_code: string
  allotted_minutes: number
  wait_minutes: number
  minutes: number
  ending: string
  opened_at: Instant
  ended_at: Instant
}

export interface StoredFileTable {
  tenant_id: string
  id: string
  sha256: Buffer
  size: number
  media_type: string
  name: string | null
  name_salt: Buffer | null
  download_key: string
  state: string
  created_at: Instant
  created_by: string | null
  committed_at: Instant | null
  keep_until: Instant | null
}

export interface SubmissionDraftTable {
  tenant_id: string
  id: string
  account_id: string
  acting_for: Json | null
  purpose: string
  dossier_id: string
  procedure_code: string
  procedure_version_id: string
  form_version_id: string | null
  case_id: string
  receiving_unit_id: string | null
  competent_unit_id: string | null
  delivery: string
  submitter: Json
  answers: Json
  notes: Json
  position: string
  state: string
  command_id: string
  created_at: Instant
  changed_at: Instant
  expires_at: Instant
  sent_at: Instant | null
}

export interface SurveyTable {
  tenant_id: string
  id: string
  owner_unit_id: string
  kind: string
  phase: string
  closes_on: PlainDate
  seq: number
  state: Json
  drafted_at: Instant
}

export interface SurveyAnswerTable {
  tenant_id: string
  survey_id: string
  id: string
  stratum_no: number
  choices: Json
}

export interface SurveyBallotTable {
  tenant_id: string
  invitation_id: string
}

export interface SurveyEventTable {
  tenant_id: string
  survey_id: string
  seq: number
  type: string
  recorded_at: Instant
  actor_staff_id: string | null
  actor_name: string
  command_id: string | null
  body: Json
}

export interface SurveyInvitationTable {
  tenant_id: string
  id: string
  survey_id: string
  serial: number
  stratum_no: number
  token_hash: Buffer
  dossier_id: string | null
  contact: string | null
  channel: string | null
  may_call: boolean
  is_messaged: boolean
  outcome: string | null
}

export interface SurveyWordsTable {
  tenant_id: string
  survey_id: string
  id: string
  unit_id: string
  question: string
  words: string
}

export interface TenantTable {
  id: string
  code: string
  name: string
}

export interface TrialChargeTable {
  tenant_id: string
  id: string
  reference: string
  amount_dong: number
  return_to: string
  state: string
  paid_dong: number | null
  created_at: Instant
  ended_at: Instant | null
}

export interface UnitTable {
  tenant_id: string
  id: string
  code: string
  opened_on: PlainDate
  closed_on: PlainDate | null
}

export interface UnitVersionTable {
  tenant_id: string
  unit_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  name: string
  short_name: string
  tier: string
  kind: string
  parent_id: string | null
  area_code: string | null
  address: string | null
  phone: string | null
}

export interface UrgingAnswerTable {
  tenant_id: string
  slip_id: string
  answered_by: string
  answered_at: Instant
  reason: string
  plan: string
  done_by: PlainDate
}

export interface UrgingEscalationTable {
  tenant_id: string
  slip_id: string
  level: string
  told: string[]
  escalated_at: Instant
}

export interface UrgingSettlementTable {
  tenant_id: string
  slip_id: string
  settled_at: Instant
}

export interface UrgingSlipTable {
  tenant_id: string
  id: string
  unit_id: string
  year: number
  no: number
  dossier_id: string | null
  cause: string
  working_days: number | null
  clock: string | null
  due_at: Instant | null
  to_unit_id: string
  to_staff_id: string | null
  sent_by: string | null
  directive: string
  sent_at: Instant
  answer_due_at: Instant
  subject_kind: Generated<string>
  subject_id: string | null
  subject_title: string | null
  subject_href: string | null
  step_no: number | null
}

export interface VaultKeyTable {
  tenant_id: string
  fingerprint: string
  noted_at: Instant
}

export interface WorkCalendarTable {
  tenant_id: string
  id: string
  unit_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  sessions: Json
  reception_sessions: Json | null
  day_minutes: number | null
  counts_as_day: string[]
  source: string
}

export interface Tables {
  access_log: AccessLogTable
  account: AccountTable
  account_link: AccountLinkTable
  account_notice: AccountNoticeTable
  account_recovery_code: AccountRecoveryCodeTable
  admin_event: AdminEventTable
  admin_unit: AdminUnitTable
  admin_unit_source: AdminUnitSourceTable
  admin_unit_succession: AdminUnitSuccessionTable
  apology_draft: ApologyDraftTable
  calendar_day: CalendarDayTable
  calendar_year: CalendarYearTable
  cash_closing: CashClosingTable
  cash_closing_line: CashClosingLineTable
  catch_up_decision: CatchUpDecisionTable
  catch_up_line: CatchUpLineTable
  certification_entry: CertificationEntryTable
  citizen_account: CitizenAccountTable
  citizen_consent: CitizenConsentTable
  citizen_fact: CitizenFactTable
  citizen_log: CitizenLogTable
  citizen_organisation: CitizenOrganisationTable
  citizen_session: CitizenSessionTable
  citizen_subject: CitizenSubjectTable
  code_message: CodeMessageTable
  code_pattern: CodePatternTable
  command_log: CommandLogTable
  consignment: ConsignmentTable
  consignment_event: ConsignmentEventTable
  consignment_proof: ConsignmentProofTable
  contact_proof: ContactProofTable
  daily_digest: DailyDigestTable
  deadline_entry: DeadlineEntryTable
  delegation: DelegationTable
  demo_letter: DemoLetterTable
  desk_guidance: DeskGuidanceTable
  dialogue_event: DialogueEventTable
  dialogue_promise: DialoguePromiseTable
  dialogue_question: DialogueQuestionTable
  dialogue_session: DialogueSessionTable
  digest_wish: DigestWishTable
  dossier: DossierTable
  dossier_citizen: DossierCitizenTable
  dossier_event: DossierEventTable
  dossier_file: DossierFileTable
  dossier_forecast: DossierForecastTable
  dossier_message: DossierMessageTable
  dossier_page_view: DossierPageViewTable
  dossier_person: DossierPersonTable
  dossier_step: DossierStepTable
  dossier_time_sample: DossierTimeSampleTable
  dossier_value: DossierValueTable
  dossier_view_log: DossierViewLogTable
  draft_file: DraftFileTable
  draft_upload: DraftUploadTable
  fee_adjustment: FeeAdjustmentTable
  fee_payment: FeePaymentTable
  fee_posting: FeePostingTable
  fee_receipt: FeeReceiptTable
  fee_receipt_void: FeeReceiptVoidTable
  figure_fence: FigureFenceTable
  figure_keeping: FigureKeepingTable
  figure_month: FigureMonthTable
  figure_point: FigurePointTable
  figure_snapshot: FigureSnapshotTable
  figure_sum: FigureSumTable
  figure_time: FigureTimeTable
  forecast_made: ForecastMadeTable
  forecast_progress: ForecastProgressTable
  form: FormTable
  form_version: FormVersionTable
  gateway_key: GatewayKeyTable
  inbox_message: InboxMessageTable
  instance: InstanceTable
  integration_client: IntegrationClientTable
  lateness_class: LatenessClassTable
  lateness_verdict: LatenessVerdictTable
  login_throttle: LoginThrottleTable
  lookup_key: LookupKeyTable
  lookup_throttle: LookupThrottleTable
  message: MessageTable
  message_cursor: MessageCursorTable
  message_template: MessageTemplateTable
  migration: MigrationTable
  monitoring_alert: MonitoringAlertTable
  monitoring_rule: MonitoringRuleTable
  number_series: NumberSeriesTable
  oidc_attempt: OidcAttemptTable
  organisation_invitation: OrganisationInvitationTable
  organisation_member: OrganisationMemberTable
  organisation_revision: OrganisationRevisionTable
  outbox: OutboxTable
  par_card: ParCardTable
  par_card_event: ParCardEventTable
  par_index_version: ParIndexVersionTable
  par_index_version_event: ParIndexVersionEventTable
  par_result: ParResultTable
  par_round: ParRoundTable
  par_round_event: ParRoundEventTable
  par_round_fact: ParRoundFactTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  payee_account: PayeeAccountTable
  payment_order: PaymentOrderTable
  petition: PetitionTable
  petition_counter: PetitionCounterTable
  petition_event: PetitionEventTable
  petition_person: PetitionPersonTable
  petition_publication: PetitionPublicationTable
  petition_text: PetitionTextTable
  postal_address: PostalAddressTable
  postal_run: PostalRunTable
  power_of_attorney: PowerOfAttorneyTable
  procedure: ProcedureTable
  procedure_catalogue: ProcedureCatalogueTable
  procedure_review: ProcedureReviewTable
  procedure_unit: ProcedureUnitTable
  procedure_version: ProcedureVersionTable
  process: ProcessTable
  process_version: ProcessVersionTable
  quality_index_month: QualityIndexMonthTable
  rating: RatingTable
  rating_ballot: RatingBallotTable
  rating_station: RatingStationTable
  reception_draft: ReceptionDraftTable
  reform_plan: ReformPlanTable
  reform_plan_event: ReformPlanEventTable
  reform_report: ReformReportTable
  reform_report_event: ReformReportEventTable
  reform_task: ReformTaskTable
  reform_task_event: ReformTaskEventTable
  refund: RefundTable
  report_filing: ReportFilingTable
  report_filing_event: ReportFilingEventTable
  security_policy: SecurityPolicyTable
  sending_hours: SendingHoursTable
  session: SessionTable
  simulated_job: SimulatedJobTable
  staff: StaffTable
  staff_absence: StaffAbsenceTable
  staff_assignment: StaffAssignmentTable
  statement_file: StatementFileTable
  statement_line: StatementLineTable
  step_time_sample: StepTimeSampleTable
  stored_file: StoredFileTable
  submission_draft: SubmissionDraftTable
  survey: SurveyTable
  survey_answer: SurveyAnswerTable
  survey_ballot: SurveyBallotTable
  survey_event: SurveyEventTable
  survey_invitation: SurveyInvitationTable
  survey_words: SurveyWordsTable
  tenant: TenantTable
  trial_charge: TrialChargeTable
  unit: UnitTable
  unit_version: UnitVersionTable
  urging_answer: UrgingAnswerTable
  urging_escalation: UrgingEscalationTable
  urging_settlement: UrgingSettlementTable
  urging_slip: UrgingSlipTable
  vault_key: VaultKeyTable
  work_calendar: WorkCalendarTable
}
