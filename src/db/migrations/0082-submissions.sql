-- Nộp trực tuyến: bản nháp giữ trên máy chủ, tệp của bản nháp, tệp đang gửi từng phần.

create table submission_draft (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  account_id uuid not null,
  acting_for json,
  purpose text not null check (purpose in ('submission', 'answer')),
  dossier_id uuid not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  form_version_id uuid,
  case_id text not null,
  receiving_unit_id uuid,
  competent_unit_id uuid,
  delivery text not null check (delivery in ('desk', 'post', 'electronic')),
  submitter json not null,
  answers json not null,
  notes json not null,
  position text not null,
  state text not null check (state in ('open', 'sent')),
  command_id uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, procedure_version_id) references procedure_version (tenant_id, id),
  check ((state = 'sent') = (sent_at is not null))
);
comment on table submission_draft is 'Bản nháp của công dân: mở được trên máy khác, hết hạn thì xóa; mỗi người chỉ thấy bản nháp của mình';
comment on column submission_draft.purpose is 'submission: nộp hồ sơ (dossier_id là mã hồ sơ sẽ có); answer: trả lời yêu cầu bổ sung của hồ sơ đã có';
comment on column submission_draft.acting_for is 'Tổ chức hoặc người đang được thay mặt; null khi làm cho chính mình';
comment on column submission_draft.form_version_id is 'Phiên bản biểu mẫu điện tử đã điền; null khi thủ tục không có biểu mẫu';
comment on column submission_draft.submitter is 'Người nộp như đã điền: họ tên, số định danh, liên hệ';
comment on column submission_draft.answers is 'Câu trả lời của biểu mẫu điện tử; gửi rồi thì nằm trong hồ sơ, ở đây để trống';
comment on column submission_draft.notes is 'Trả lời từng mục được hỏi, giấy tờ hẹn nộp bản giấy';
comment on column submission_draft.position is 'Trang đang làm dở';
comment on column submission_draft.command_id is 'Mã lệnh của lần gửi này: bấm hai lần, quay lại, gửi lại vẫn là một hồ sơ';
create index submission_draft_account on submission_draft (tenant_id, account_id, changed_at) where state = 'open';
create index submission_draft_expiry on submission_draft (expires_at);

create table draft_file (
  tenant_id uuid not null,
  draft_id uuid not null,
  file_id uuid not null,
  slot text not null,
  name text not null,
  size_bytes bigint not null,
  media_type text not null,
  held_from_dossier_id uuid,
  added_at timestamptz not null,
  primary key (tenant_id, draft_id, file_id),
  foreign key (tenant_id, draft_id) references submission_draft (tenant_id, id) on delete cascade
);
comment on table draft_file is 'Tệp của bản nháp, theo chỗ của nó: giấy tờ, ô biểu mẫu, mục được hỏi';
comment on column draft_file.slot is 'paper:<mã giấy tờ>, field:<đường dẫn ô>, item:<số thứ tự mục>';
comment on column draft_file.held_from_dossier_id is 'Giấy tờ đã có từ hồ sơ trước được dùng lại: không phải nộp lại';

create table draft_upload (
  tenant_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  slot text not null,
  name text not null,
  declared_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  created_at timestamptz not null,
  file_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, draft_id) references submission_draft (tenant_id, id) on delete cascade
);
comment on table draft_upload is 'Tệp đang gửi từng phần qua đường truyền yếu; byte nằm trên đĩa, đây là sổ của nó';
comment on column draft_upload.file_id is 'Đã nhận đủ và thành tệp này; null khi còn đang gửi';
create index draft_upload_draft on draft_upload (tenant_id, draft_id);

alter table submission_draft enable row level security;
create policy own on submission_draft using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or account_id = (select current_citizen())));
do $$
declare name text;
begin
  foreach name in array array['draft_file', 'draft_upload'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own on %I using (tenant_id = (select current_tenant()) and ((select current_scope()) = ''all'' or exists ('
      'select 1 from submission_draft d where d.tenant_id = %I.tenant_id and d.id = %I.draft_id)))', name, name, name);
  end loop;
end $$;
grant select, insert, update, delete on submission_draft, draft_file, draft_upload to motcua_app;
grant select, delete on submission_draft, draft_file, draft_upload to motcua_worker;
