-- Lần tiếp nhận dở ở quầy: mỗi cán bộ nhiều nhất một, nội dung mã hóa, xóa khi đã lưu hồ sơ hoặc sau 24 giờ.

create table reception_draft (
  tenant_id uuid not null references tenant (id),
  account_id uuid not null,
  dossier_id uuid not null,
  procedure_code text not null,
  body text not null,
  saved_at timestamptz not null,
  primary key (tenant_id, account_id)
);
comment on table reception_draft is 'Biểu mẫu tiếp nhận đang gõ dở của một cán bộ, để mở lại sau khi máy tắt hay phiên hết hạn; chưa phải hồ sơ';
comment on column reception_draft.dossier_id is 'Số mà biểu mẫu đã mang sẵn: lưu xong thì hồ sơ có số này';
comment on column reception_draft.body is 'Các ô đã gõ, dạng JSON, mã hóa AES-256-GCM gắn với dòng này';
-- Dọn các bản dở đã quá hạn.
create index reception_draft_saved on reception_draft (tenant_id, saved_at);

alter table reception_draft enable row level security;
create policy tenant on reception_draft using (tenant_id = (select current_tenant()));
grant select, insert, update, delete on reception_draft to motcua_app;
grant select, delete on reception_draft to motcua_worker;
