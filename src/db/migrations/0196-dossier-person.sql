-- Khóa tìm người: số định danh của người trong hồ sơ qua hàm băm có khóa, để một cửa thấy hồ sơ khác của cùng người.

create table dossier_person (
  tenant_id uuid not null,
  dossier_id uuid not null,
  party text not null check (party in ('submitter', 'owner', 'representative')),
  person_key bytea not null check (length(person_key) = 16),
  value_no integer not null,
  made_with text not null,
  primary key (tenant_id, dossier_id, party),
  foreign key (tenant_id, dossier_id, value_no) references dossier_value (tenant_id, dossier_id, no)
);
comment on table dossier_person is 'Khóa tìm người trong hồ sơ: HMAC của số định danh với khóa bí mật không nằm trong cơ sở dữ liệu; chỉ để tìm hồ sơ khác của cùng người';
comment on column dossier_person.person_key is '128 bit đầu của HMAC-SHA256; không có khóa bí mật thì không dò ngược được';
comment on column dossier_person.value_no is 'Dòng dossier_value chứa số định danh; dòng đó bị xóa thì khóa này cũng mất';
comment on column dossier_person.made_with is 'Dấu vân tay của khóa bí mật đã dùng; khóa khác thì phải lập lại';
create index dossier_person_key on dossier_person (tenant_id, person_key);

alter table dossier_person enable row level security;
-- Người dùng web không đọc bảng này; họ chỉ hỏi qua hàm bên dưới.
create policy system_only on dossier_person using (tenant_id = (select current_tenant()) and (select current_scope()) = 'all')
  with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on dossier_person to motcua_worker;

create function forget_person_key() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from dossier_person where tenant_id = new.tenant_id and dossier_id = new.dossier_id and value_no = new.no;
  return null;
end
$$;
comment on function forget_person_key() is 'Số định danh bị xóa theo quyết định thì khóa tìm người của nó mất theo';
create trigger dossier_value_erased after update of value on dossier_value
  for each row when (new.value is null and old.value is not null) execute function forget_person_key();

create function dossiers_of_person(wanted bytea[], besides uuid)
  returns table (person_key bytea, party text, id uuid, code text, procedure_code text, procedure_version_id uuid, phase text, at timestamptz, state json)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select p.person_key, p.party, d.id, d.code, d.procedure_code, d.procedure_version_id, d.phase, coalesce(d.submitted_at, d.accepted_at), d.state
    from dossier_person p
    join dossier d on d.tenant_id = p.tenant_id and d.id = p.dossier_id
    where p.tenant_id = current_tenant() and p.person_key = any (wanted) and d.id is distinct from besides
      and (current_scope() = 'all' or d.participant_unit_ids && current_units())
    order by coalesce(d.submitted_at, d.accepted_at) desc, d.id limit 40
  $$;
comment on function dossiers_of_person(bytea[], uuid) is
  'Hồ sơ của những người có khóa này, trong các đơn vị người hỏi với tới; quyền chi tiết do truy vấn gọi hàm lọc';
revoke all on function dossiers_of_person(bytea[], uuid) from public;
grant execute on function dossiers_of_person(bytea[], uuid) to motcua_app, motcua_worker;
