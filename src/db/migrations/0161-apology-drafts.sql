-- Dự thảo văn bản xin lỗi, phân loại hồ sơ quá hạn và xác nhận của người có thẩm quyền.

create table apology_draft (
  tenant_id uuid not null,
  dossier_id uuid not null,
  drafted_at timestamptz not null,
  cause text,
  reason text check (length(reason) between 1 and 4000),
  rescheduled_on date not null,
  prepared_by uuid,
  prepared_at timestamptz,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, prepared_by) references staff (tenant_id, id),
  check ((prepared_by is null) = (prepared_at is null)),
  check (prepared_by is null or (cause is not null and reason is not null))
);
comment on table apology_draft is 'Dự thảo văn bản xin lỗi và hẹn lại, tự lập trước hạn một ngày làm việc hoặc lúc quá hạn; văn bản đã ký nằm ở lịch sử hồ sơ';
comment on column apology_draft.cause is 'Mã nguyên nhân; đề xuất theo lịch sử hồ sơ cho tới khi có người soạn';
comment on column apology_draft.rescheduled_on is 'Ngày hẹn lại, đề xuất hoặc do người soạn chọn';
comment on column apology_draft.prepared_by is 'Người soạn xong, chờ người đứng đầu ký; trống khi mới tự lập';

create table lateness_class (
  tenant_id uuid not null,
  dossier_id uuid not null,
  dossier_seq integer not null check (dossier_seq > 0),
  late_class text not null check (late_class in ('clickedLate', 'sync', 'citizen', 'obligation', 'otherAgency', 'real')),
  facts json not null,
  competent_unit_id uuid not null,
  sector_code text not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  classified_at timestamptz not null,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table lateness_class is 'Phân loại tự động hồ sơ quá hạn theo lịch sử; dựng lại được từ sự kiện; không bao giờ làm đổi số liệu';
comment on column lateness_class.dossier_seq is 'Sự kiện cuối của hồ sơ khi phân loại; hồ sơ có sự kiện mới thì phân loại lại';
comment on column lateness_class.facts is 'Những điều trong lịch sử làm căn cứ';
comment on column lateness_class.ended_at is 'Lúc kết thúc quá hạn; trống khi còn đang giải quyết';
create index lateness_class_unit on lateness_class (tenant_id, competent_unit_id, late_class);

create table lateness_verdict (
  tenant_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  proposed text not null,
  confirmed text not null check (confirmed in ('clickedLate', 'sync', 'citizen', 'obligation', 'otherAgency', 'real')),
  note text check (length(note) between 1 and 2000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, decided_by) references staff (tenant_id, id)
);
comment on table lateness_verdict is 'Người có thẩm quyền xác nhận hoặc đổi phân loại quá hạn; bản sau cùng có giá trị; chỉ thêm';
comment on column lateness_verdict.proposed is 'Phân loại tự động khi người ấy xem';
create index lateness_verdict_dossier on lateness_verdict (tenant_id, dossier_id, decided_at);

-- Hồ sơ đã kết thúc quá hạn: ít, để phân loại không phải đọc cả bảng.
create index dossier_ended_late on dossier (tenant_id, competent_unit_id)
  where coalesce(finished_at, ended_at) > due_at;

do $$
declare name text;
begin
  foreach name in array array['apology_draft', 'lateness_class', 'lateness_verdict'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from dossier d where d.tenant_id = %I.tenant_id and d.id = %I.dossier_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
end $$;

grant select, insert, update on apology_draft to motcua_app, motcua_worker;
grant delete on apology_draft to motcua_worker;
grant select on lateness_class to motcua_app;
grant select, insert, update, delete on lateness_class to motcua_worker;
grant select, insert on lateness_verdict to motcua_app, motcua_worker;
