-- Nhập bù việc đã làm trên giấy: từng dòng chờ lãnh đạo duyệt, mỗi dòng một quyết định.

create table catch_up_line (
  tenant_id uuid not null,
  batch_id uuid not null,
  no integer not null check (no > 0),
  dossier_id uuid not null,
  deed text not null check (deed in ('stepDone', 'signed', 'finished', 'handedOver', 'withdrawn')),
  occurred_at timestamptz not null,
  outcome text check (outcome in ('GRANTED', 'DENIED')),
  words text check (length(words) between 1 and 4000),
  cause text,
  cause_note text check (length(cause_note) between 1 and 4000),
  typed_by uuid not null,
  typed_account_id uuid not null,
  typed_at timestamptz not null check (typed_at >= occurred_at),
  primary key (tenant_id, batch_id, no),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, typed_by) references staff (tenant_id, id)
);
comment on table catch_up_line is 'Việc đã làm trên giấy được nhập bù, chờ lãnh đạo duyệt; chỉ thêm';
comment on column catch_up_line.batch_id is 'Lần nhập; gửi lại cùng lần không thêm dòng';
comment on column catch_up_line.deed is 'Việc đã làm tới đâu; các bước trước đó được ghi cùng thời điểm';
comment on column catch_up_line.occurred_at is 'Lúc việc thật sự xảy ra';
comment on column catch_up_line.words is 'Nội dung kết quả, người nhận hoặc lý do rút, theo loại việc';
create index catch_up_line_dossier on catch_up_line (tenant_id, dossier_id);
create index catch_up_line_typist on catch_up_line (tenant_id, typed_by, typed_at);

create table catch_up_decision (
  tenant_id uuid not null,
  batch_id uuid not null,
  no integer not null,
  approved boolean not null,
  reason text check (length(reason) between 1 and 2000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (tenant_id, batch_id, no),
  foreign key (tenant_id, batch_id, no) references catch_up_line (tenant_id, batch_id, no),
  foreign key (tenant_id, decided_by) references staff (tenant_id, id),
  check (approved or reason is not null)
);
comment on table catch_up_decision is 'Lãnh đạo duyệt hoặc không duyệt một dòng nhập bù; duyệt thì việc được ghi vào lịch sử hồ sơ cùng lúc; chỉ thêm';

alter table catch_up_line enable row level security;
create policy participant on catch_up_line using (tenant_id = (select current_tenant()) and (
    (select current_scope()) = 'all' or exists (select 1 from dossier d where d.tenant_id = catch_up_line.tenant_id and d.id = catch_up_line.dossier_id)))
  with check (tenant_id = (select current_tenant()));
alter table catch_up_decision enable row level security;
create policy participant on catch_up_decision using (tenant_id = (select current_tenant()) and (
    (select current_scope()) = 'all' or exists (select 1 from catch_up_line l where l.tenant_id = catch_up_decision.tenant_id
      and l.batch_id = catch_up_decision.batch_id and l.no = catch_up_decision.no)))
  with check (tenant_id = (select current_tenant()));

grant select, insert on catch_up_line, catch_up_decision to motcua_app, motcua_worker;
