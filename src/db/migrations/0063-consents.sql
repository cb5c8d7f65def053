-- Đồng ý theo từng mục đích: mỗi lần đồng ý hoặc rút lại là một dòng, giữ mãi để chứng minh.

create table citizen_consent (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  purpose text not null,
  version integer not null check (version > 0),
  is_given boolean not null,
  decided_at timestamptz not null,
  session_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table citizen_consent is 'Đồng ý hoặc rút lại đồng ý cho một mục đích ở một phiên bản; chỉ thêm, dòng cuối của mỗi mục đích là hiện tại';
comment on column citizen_consent.version is 'Phiên bản của lời văn trong law/consents; lời văn mới thì đồng ý cũ không còn dùng';
comment on column citizen_consent.session_id is 'Phiên đã bấm: bằng chứng ai, ở đâu';
create index citizen_consent_account on citizen_consent (tenant_id, account_id, purpose, id desc);

alter table citizen_consent enable row level security;
create policy own on citizen_consent using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or account_id = (select current_citizen())));
grant select, insert on citizen_consent to motcua_app;
grant select on citizen_consent to motcua_worker;
grant select on citizen_fact to motcua_worker;
