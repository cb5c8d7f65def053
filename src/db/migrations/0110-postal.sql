-- Bưu chính công ích: thu gom giấy tờ tại nhà, trả kết quả tại nhà, bảng kê bàn giao, bằng chứng phát.

create table postal_address (
  tenant_id uuid not null,
  dossier_id uuid not null,
  direction text not null check (direction in ('collect', 'return')),
  recipient text not null check (recipient <> ''),
  phone text not null check (phone <> ''),
  place text not null check (place <> ''),
  street text not null check (street <> ''),
  chosen_at timestamptz not null,
  primary key (tenant_id, dossier_id, direction),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table postal_address is 'Nơi người dân muốn bưu chính đến lấy giấy tờ hoặc phát kết quả; đổi được cho tới khi bàn giao cho bưu chính';
comment on column postal_address.direction is 'collect: đến lấy giấy tờ; return: phát kết quả';
comment on column postal_address.place is 'Xã, phường, đặc khu và tỉnh';

create table postal_run (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  unit_id uuid not null,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, created_by) references staff (tenant_id, id)
);
comment on table postal_run is 'Bảng kê một lần bàn giao cho bưu chính; chỉ thêm, không sửa, không xóa';

create table consignment (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  direction text not null check (direction in ('collect', 'return')),
  dossier_id uuid not null,
  unit_id uuid not null,
  status text not null check (status in ('waiting', 'dispatched', 'booked', 'inTransit', 'failed', 'delivered', 'returned', 'cancelled')),
  seq integer not null check (seq > 0),
  run_id uuid,
  recipient text,
  phone text,
  place text,
  street text,
  tracking text,
  seen_until timestamptz,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, run_id) references postal_run (tenant_id, id),
  check (status in ('waiting', 'cancelled') or recipient is not null)
);
comment on table consignment is 'Bưu gửi của một hồ sơ, có số riêng; trạng thái là dòng cuối của consignment_event';
comment on column consignment.unit_id is 'Quầy gửi đi hoặc nhận về';
comment on column consignment.recipient is 'Chép từ postal_address lúc bàn giao: đã giao tới đâu thì giữ nguyên';
comment on column consignment.tracking is 'Số hiệu do bưu chính cấp';
comment on column consignment.seen_until is 'Đã đọc các mốc của bưu chính tới lúc này; đọc lại không ghi hai lần';
-- Việc của quầy: chờ bàn giao, đang chuyển, phát chưa được.
create index consignment_open on consignment (tenant_id, unit_id, status, moved_at)
  where status not in ('delivered', 'returned', 'cancelled');
-- Mỗi hồ sơ một chiều chỉ có một bưu gửi đang đi.
create unique index consignment_live on consignment (tenant_id, dossier_id, direction)
  where status not in ('delivered', 'returned', 'cancelled');
create index consignment_run on consignment (tenant_id, run_id) where run_id is not null;
create index consignment_moved on consignment (tenant_id, unit_id, moved_at);

create table consignment_event (
  tenant_id uuid not null,
  consignment_id uuid not null,
  seq integer not null check (seq > 0),
  status text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_staff_id uuid,
  note text,
  primary key (tenant_id, consignment_id, seq),
  foreign key (tenant_id, consignment_id) references consignment (tenant_id, id)
);
comment on table consignment_event is 'Các mốc của bưu gửi; chỉ thêm, không sửa, không xóa';
comment on column consignment_event.occurred_at is 'Lúc việc xảy ra theo bưu chính hoặc người ghi';

create table consignment_proof (
  tenant_id uuid not null,
  consignment_id uuid not null,
  receiver text not null check (receiver <> ''),
  received_at timestamptz not null,
  file_id uuid,
  primary key (tenant_id, consignment_id),
  foreign key (tenant_id, consignment_id) references consignment (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id)
);
comment on table consignment_proof is 'Bằng chứng phát: ai nhận, lúc nào, ảnh hoặc chữ ký';

do $$
declare name text;
begin
  -- Thấy được khi thấy hồ sơ.
  foreach name in array array['postal_address', 'consignment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from dossier d where d.tenant_id = %I.tenant_id and d.id = %I.dossier_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
  foreach name in array array['consignment_event', 'consignment_proof'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from consignment c where c.tenant_id = %I.tenant_id and c.id = %I.consignment_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
end $$;
alter table postal_run enable row level security;
create policy own_units on postal_run using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or unit_id = any ((select current_units())::uuid[])))
  with check (tenant_id = (select current_tenant()));

grant select, insert, update on postal_address, consignment to motcua_app, motcua_worker;
grant delete on postal_address to motcua_app;
grant select, insert on postal_run, consignment_event, consignment_proof to motcua_app, motcua_worker;
