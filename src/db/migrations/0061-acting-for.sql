-- Làm thay: tổ chức có thành viên với quyền riêng, giấy ủy quyền giữa hai người; phiên nhớ đang làm thay ai.

create table citizen_organisation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('business', 'household', 'organisation')),
  tax_number text not null check (tax_number ~ '^[0-9]{10}(-[0-9]{3})?$|^[0-9]{12}$'),
  name text not null check (name <> ''),
  address text,
  created_at timestamptz not null,
  created_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by_staff_id uuid,
  closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, created_by) references citizen_account (tenant_id, id),
  foreign key (tenant_id, confirmed_by_staff_id) references staff (tenant_id, id),
  check ((confirmed_at is null) = (confirmed_by_staff_id is null))
);
comment on table citizen_organisation is 'Doanh nghiệp, hộ kinh doanh, tổ chức có tài khoản trên cổng';
comment on column citizen_organisation.tax_number is 'Mã số thuế (mã số doanh nghiệp), mã chi nhánh 13 số, hoặc số định danh của hộ, cá nhân kinh doanh';
comment on column citizen_organisation.confirmed_at is 'Cán bộ đã xem giấy tờ và xác nhận người lập là đại diện; trống: mới tự khai';
-- Tự khai thì ai cũng khai được, nên không chiếm được mã số của người khác; đã xác nhận thì mỗi mã một tổ chức.
create unique index citizen_organisation_confirmed on citizen_organisation (tenant_id, tax_number)
  where confirmed_at is not null and closed_at is null;

create table organisation_member (
  tenant_id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  rights text[] not null check (rights <@ array['submit', 'follow', 'pay', 'manage']),
  joined_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, organisation_id, account_id),
  foreign key (tenant_id, organisation_id) references citizen_organisation (tenant_id, id),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table organisation_member is 'Ai được làm gì thay tổ chức; rời hoặc bị bỏ thì hết quyền ngay ở lần bấm sau';
comment on column organisation_member.rights is 'submit: nộp; follow: theo dõi; pay: thanh toán; manage: quản lý thành viên';
create index organisation_member_account on organisation_member (tenant_id, account_id) where ended_at is null;

create table organisation_invitation (
  tenant_id uuid not null,
  token_hash bytea not null,
  organisation_id uuid not null,
  rights text[] not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, organisation_id) references citizen_organisation (tenant_id, id),
  foreign key (tenant_id, invited_by) references citizen_account (tenant_id, id),
  check ((used_at is null) = (used_by is null))
);
comment on table organisation_invitation is 'Liên kết mời làm thành viên, dùng một lần; chỉ lưu dạng băm';

create table power_of_attorney (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  desk_code text not null check (desk_code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  token_hash bytea not null,
  agent_account_id uuid not null,
  principal_account_id uuid,
  principal_name text not null,
  principal_identity_number text not null,
  scope text not null check (scope in ('all', 'procedures')),
  procedure_codes text[] not null,
  valid_from date not null,
  valid_to date not null,
  file_id uuid,
  created_at timestamptz not null,
  accepted_at timestamptz,
  accepted_assurance text check (accepted_assurance in ('own', 'eid')),
  confirmed_at timestamptz,
  confirmed_by_staff_id uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, desk_code),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, agent_account_id) references citizen_account (tenant_id, id),
  foreign key (tenant_id, principal_account_id) references citizen_account (tenant_id, id),
  foreign key (tenant_id, confirmed_by_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
  check (valid_from <= valid_to),
  check ((scope = 'all') = (procedure_codes = '{}')),
  check (num_nonnulls(accepted_at, accepted_assurance, principal_account_id) in (0, 3)),
  check ((confirmed_at is null) = (confirmed_by_staff_id is null))
);
comment on table power_of_attorney is 'Giấy ủy quyền: người được ủy quyền khai, người ủy quyền chấp nhận từ tài khoản của mình hoặc cán bộ xem bản giấy rồi xác nhận';
comment on column power_of_attorney.desk_code is 'Mã ngắn đọc cho cán bộ tại quầy khi xuất trình bản giấy';
comment on column power_of_attorney.token_hash is 'Liên kết gửi người ủy quyền, dạng băm; chỉ trao khi khai';
comment on column power_of_attorney.principal_account_id is 'Tài khoản người ủy quyền; trống khi họ chỉ ký trên giấy';
comment on column power_of_attorney.accepted_assurance is 'Người ủy quyền chấp nhận khi đăng nhập bằng tài khoản của cổng hay định danh điện tử';
comment on column power_of_attorney.file_id is 'Bản chụp giấy ủy quyền';
create index power_of_attorney_agent on power_of_attorney (tenant_id, agent_account_id);
create index power_of_attorney_principal on power_of_attorney (tenant_id, principal_account_id) where principal_account_id is not null;

create function is_member(organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select 1 from organisation_member m where m.tenant_id = current_tenant()
    and m.organisation_id = organisation and m.account_id = current_citizen() and m.ended_at is null)
$$;
comment on function is_member(uuid) is 'Công dân của giao dịch có đang là thành viên của tổ chức không; để bức tường của bảng thành viên không tự hỏi chính nó';
revoke all on function is_member(uuid) from public;
grant execute on function is_member(uuid) to motcua_app, motcua_worker;

do $$
declare
  wall text;
  name text;
begin
  for name, wall in values
    ('citizen_organisation', 'is_member(id)'),
    ('organisation_member', 'account_id = (select current_citizen()) or is_member(organisation_id)'),
    ('organisation_invitation', 'is_member(organisation_id)'),
    ('power_of_attorney', 'agent_account_id = (select current_citizen()) or principal_account_id = (select current_citizen())')
  loop
    execute format('alter table %I enable row level security', name);
    execute format($f$create policy own on %I using (tenant_id = (select current_tenant())
      and ((select current_scope()) = 'all' or %s))$f$, name, wall);
  end loop;
end $$;

grant select, insert, update on citizen_organisation, organisation_member, organisation_invitation, power_of_attorney
  to motcua_app;
grant select on citizen_organisation, organisation_member, power_of_attorney to motcua_worker;

alter table citizen_session
  add acting_organisation_id uuid,
  add acting_power_id uuid,
  add check (num_nonnulls(acting_organisation_id, acting_power_id) <= 1),
  add foreign key (tenant_id, acting_organisation_id) references citizen_organisation (tenant_id, id),
  add foreign key (tenant_id, acting_power_id) references power_of_attorney (tenant_id, id);
comment on column citizen_session.acting_organisation_id is 'Đang làm thay tổ chức này; chỉ có hiệu lực khi còn là thành viên';
comment on column citizen_session.acting_power_id is 'Đang làm thay theo giấy ủy quyền này; chỉ có hiệu lực khi giấy còn hiệu lực';

drop function citizen_by_token(uuid, bytea, timestamptz);
create function citizen_by_token(tenant uuid, token bytea, at timestamptz, on_day date)
  returns table (session_id uuid, account_id uuid, assurance text, name text, last_seen_at timestamptz,
    proved_at timestamptz, organisation_id uuid, power_id uuid, principal_id uuid, principal_name text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  s citizen_session;
  o citizen_organisation;
  p power_of_attorney;
begin
  select * into s from citizen_session one where one.tenant_id = tenant and one.token_hash = token;
  if not found or s.revoked_at is not null or s.expires_at <= at
    or s.last_seen_at + make_interval(mins => s.idle_minutes) <= at then return; end if;
  perform 1 from citizen_account one where one.tenant_id = tenant and one.id = s.account_id and one.closed_at is null;
  if not found then return; end if;
  if s.acting_organisation_id is not null then
    select * into o from citizen_organisation one where one.tenant_id = tenant and one.id = s.acting_organisation_id
      and one.closed_at is null and exists (select 1 from organisation_member m where m.tenant_id = tenant
        and m.organisation_id = one.id and m.account_id = s.account_id and m.ended_at is null);
  elsif s.acting_power_id is not null then
    select * into p from power_of_attorney one where one.tenant_id = tenant and one.id = s.acting_power_id
      and one.agent_account_id = s.account_id and one.ended_at is null
      and (one.accepted_at is not null or one.confirmed_at is not null) and on_day between one.valid_from and one.valid_to;
  end if;
  -- Làm thay thì mức bảo đảm không cao hơn mức đã chứng minh về người được làm thay.
  return query select s.id, s.account_id,
    case when o.confirmed_at is null and o.id is not null or p.confirmed_at is null and p.accepted_assurance = 'own'
      then 'own' else s.assurance end,
    (select f.value from citizen_fact f where f.tenant_id = tenant and f.account_id = s.account_id and f.field = 'name'),
    s.last_seen_at, s.proved_at, o.id, p.id, coalesce(o.id, p.principal_account_id), coalesce(o.name, p.principal_name);
end
$$;
comment on function citizen_by_token(uuid, bytea, timestamptz, date) is
  'Công dân đứng sau một mã phiên còn hiệu lực, và người họ làm thay nếu hôm nay còn quyền; gọi ngoài giao dịch, người hỏi chưa là ai nên hàm tự giới hạn theo cơ quan';
revoke all on function citizen_by_token(uuid, bytea, timestamptz, date) from public;
grant execute on function citizen_by_token(uuid, bytea, timestamptz, date) to motcua_app;
