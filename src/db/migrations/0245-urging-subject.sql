-- Phiếu đôn đốc không chỉ về hồ sơ: nhiệm vụ, báo cáo, phản ánh kiến nghị, biểu thống kê cũng được đôn đốc bằng cùng một phiếu.

alter table urging_slip
  alter column dossier_id drop not null,
  add column subject_kind text not null default 'dossier' check (subject_kind in ('dossier', 'task', 'report', 'petition', 'filing')),
  add column subject_id uuid,
  add column subject_title text check (length(subject_title) between 1 and 500),
  add column subject_href text check (subject_href ~ '^/[^/]' and length(subject_href) <= 500);
alter table urging_slip
  add check ((subject_kind = 'dossier') = (dossier_id is not null)),
  add check ((subject_kind = 'dossier') = (subject_id is null)),
  add check ((subject_kind = 'dossier') = (subject_title is null)),
  add check ((subject_kind = 'dossier') = (subject_href is null)),
  drop constraint urging_slip_check,
  drop constraint urging_slip_check1,
  add constraint urging_slip_threshold check ((working_days is not null and clock is not null) = (cause = 'threshold' and subject_kind = 'dossier'));
comment on column urging_slip.subject_kind is 'Đôn đốc về gì: hồ sơ, nhiệm vụ, báo cáo cải cách, phản ánh kiến nghị, biểu thống kê định kỳ';
comment on column urging_slip.subject_id is 'Mã của việc được đôn đốc; trống khi là hồ sơ (dossier_id)';
comment on column urging_slip.subject_title is 'Tên việc như nơi gửi ghi; không có dữ liệu cá nhân; hồ sơ thì đọc từ hồ sơ';
comment on column urging_slip.subject_href is 'Địa chỉ trong hệ thống để mở việc ấy';
-- Phiếu về một việc.
create index urging_slip_subject on urging_slip (tenant_id, subject_kind, subject_id, sent_at desc) where subject_kind <> 'dossier';

create table urging_settlement (
  tenant_id uuid not null,
  slip_id uuid not null,
  settled_at timestamptz not null,
  primary key (tenant_id, slip_id),
  foreign key (tenant_id, slip_id) references urging_slip (tenant_id, id)
);
comment on table urging_settlement is 'Phiếu không còn chờ vì việc được đôn đốc đã xong; hồ sơ thì đọc từ hồ sơ; chỉ thêm';

drop policy participant on urging_slip;
-- Hồ sơ: thấy được khi thấy hồ sơ. Việc khác: đơn vị gửi và đơn vị nhận.
create policy participant on urging_slip using (tenant_id = (select current_tenant()) and (
    (select current_scope()) = 'all'
    or exists (select 1 from dossier d where d.tenant_id = urging_slip.tenant_id and d.id = urging_slip.dossier_id)
    or (subject_kind <> 'dossier' and (to_unit_id = any ((select current_units())::uuid[]) or unit_id = any ((select current_units())::uuid[])))))
  with check (tenant_id = (select current_tenant()));
alter table urging_settlement enable row level security;
create policy participant on urging_settlement using (tenant_id = (select current_tenant()) and (
    (select current_scope()) = 'all' or exists (select 1 from urging_slip u where u.tenant_id = urging_settlement.tenant_id and u.id = urging_settlement.slip_id)))
  with check (tenant_id = (select current_tenant()));
grant select, insert on urging_settlement to motcua_app, motcua_worker;

comment on table daily_digest is 'Bản tin đầu ngày của một người: mỗi ngày làm việc một bản; con số và tên việc được đôn đốc, không có dữ liệu cá nhân; chỉ thêm';
