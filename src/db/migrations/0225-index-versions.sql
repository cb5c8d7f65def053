-- Bộ chỉ số cải cách hành chính do cơ quan tự soạn: dự thảo, ban hành, hết hiệu lực.

create table par_index_version (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9-]+$'),
  name text not null check (name <> ''),
  level text not null check (level in ('province', 'department', 'district', 'commune')),
  state text not null check (state in ('draft', 'issued', 'ended', 'dropped')),
  seq integer not null check (seq > 0),
  drawn_from text,
  version json not null,
  decision_number text,
  decided_on date,
  content_hash text,
  ended_on date,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  check (state not in ('issued', 'ended') or (decision_number is not null and decided_on is not null and content_hash is not null)),
  check ((state = 'ended') = (ended_on is not null))
);
comment on table par_index_version is 'Bộ chỉ số cải cách hành chính do cơ quan soạn; trạng thái và nội dung là dòng cuối của par_index_version_event';
comment on column par_index_version.code is 'Mã đặt khi lập dự thảo, không trùng bộ kèm theo phần mềm (law/par-index)';
comment on column par_index_version.seq is 'Số của việc cuối cùng đã ghi; người sửa phải đang xem đúng số này';
comment on column par_index_version.drawn_from is 'Mã bộ mà bộ này được lập từ; trống khi lập từ đầu';
comment on column par_index_version.version is 'Toàn bộ nội dung: lĩnh vực, tiêu chí, tiêu chí thành phần; không đổi sau khi ban hành';
comment on column par_index_version.content_hash is 'SHA-256 của nội dung đã ban hành';
comment on column par_index_version.ended_on is 'Ngày cuối còn dùng cho đợt chấm mới';
-- Mã không trùng giữa các bộ còn giữ; mã của dự thảo đã bỏ dùng lại được.
create unique index par_index_version_code on par_index_version (tenant_id, code) where state <> 'dropped';

create table par_index_version_event (
  tenant_id uuid not null,
  version_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('drawn', 'edited', 'imported', 'issued', 'ended', 'dropped')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  on_behalf_of_staff_id uuid,
  delegation_form text check (delegation_form in ('KT', 'TL', 'TUQ')),
  body json not null,
  primary key (tenant_id, version_id, seq),
  foreign key (tenant_id, version_id) references par_index_version (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_staff_id) references staff (tenant_id, id)
);
comment on table par_index_version_event is 'Lịch sử của bộ chỉ số: từng chỗ sửa, ban hành, hết hiệu lực; chỉ thêm, không sửa, không xóa';
comment on column par_index_version_event.body is 'Nội dung theo loại; dựng lại từ đầu được đúng bộ chỉ số hiện tại';

do $$
declare name text;
begin
  -- Ai soạn, ai ban hành, ai đọc dự thảo xét ở src/par-index/domain/versions/may.ts; tường giữ dữ liệu trong một tỉnh.
  foreach name in array array['par_index_version', 'par_index_version_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on par_index_version, par_index_version_event to motcua_app, motcua_worker;
grant update (name, level, state, seq, version, decision_number, decided_on, content_hash, ended_on, moved_at) on par_index_version to motcua_app, motcua_worker;
