-- Tệp đính kèm: nội dung nằm trên đĩa theo mã băm, ở đây là sổ của chúng.

create table stored_file (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  size bigint not null check (size > 0),
  media_type text not null,
  name text,
  name_salt bytea check (octet_length(name_salt) = 16),
  download_key text not null check (length(download_key) >= 22),
  state text not null check (state in ('staged', 'committed')),
  created_at timestamptz not null,
  created_by uuid,
  committed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, download_key),
  check ((state = 'committed') = (committed_at is not null)),
  check ((name is null) = (name_salt is null))
);
comment on table stored_file is 'Tệp đã tải lên. staged: đã an toàn trên đĩa, chưa thuộc việc nào; committed: thuộc một giao dịch đã xong';
comment on column stored_file.sha256 is 'Mã băm của nội dung, cũng là nơi nó nằm trên đĩa; hai tệp giống nhau chỉ lưu một lần';
comment on column stored_file.media_type is 'Kiểu nhận ra từ nội dung, không phải kiểu người gửi khai';
comment on column stored_file.name is 'Tên tệp người dùng đặt; bị xóa khi hủy dữ liệu cá nhân, lịch sử giữ cam kết băm';
comment on column stored_file.name_salt is 'Muối 128 bit của cam kết băm tên tệp trong lịch sử';
comment on column stored_file.download_key is 'Phần ngẫu nhiên của đường tải xuống, không đoán được từ mã tệp';
comment on column stored_file.created_by is 'Tài khoản đã tải lên; null khi hệ thống tạo';
-- The sweep asks "is this content still used", over all tenants.
create index stored_file_content on stored_file (sha256);
-- The sweep finds uploads that were never attached to anything.
create index stored_file_staged on stored_file (created_at) where state = 'staged';

alter table stored_file enable row level security;
create policy stored_file_read on stored_file for select using (tenant_id = (select current_tenant()));
create policy stored_file_add on stored_file for insert
  with check (tenant_id = (select current_tenant()) and state = 'staged');
create policy stored_file_commit on stored_file for update
  using (tenant_id = (select current_tenant()) and state = 'staged') with check (tenant_id = (select current_tenant()));
create policy stored_file_forget on stored_file for delete using (tenant_id = (select current_tenant()) and state = 'staged');
grant select, insert, update (state, committed_at) on stored_file to motcua_app;
grant select, insert, update (state, committed_at), delete on stored_file to motcua_worker;

-- Content is shared by all tenants of the installation, the rows are not visible across them.
create function is_content_used(content bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select 1 from public.stored_file where sha256 = $1) $$;
comment on function is_content_used(bytea) is 'Còn tệp nào của bất kỳ cơ quan nào dùng nội dung này không';
grant execute on function is_content_used(bytea) to motcua_worker;
