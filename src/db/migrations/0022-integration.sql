-- Hệ thống kết nối qua API: mỗi hệ thống một mã bí mật và một phân công như cán bộ.
create table integration_client (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  token_hash bytea not null,
  role text not null,
  unit_id uuid not null,
  with_subtree boolean not null,
  sectors text[] check (cardinality(sectors) > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table integration_client is 'Hệ thống được gọi API: vai trò × đơn vị × lĩnh vực × thời hạn, đọc lại ở mỗi yêu cầu';
comment on column integration_client.token_hash is 'SHA-256 của mã 256 bit; mã chỉ hiện một lần khi tạo';
comment on column integration_client.revoked_at is 'Thu hồi có hiệu lực từ yêu cầu kế tiếp';

alter table integration_client enable row level security;
create policy tenant on integration_client using (tenant_id = (select current_tenant()));
grant select, insert, update on integration_client to motcua_app;
