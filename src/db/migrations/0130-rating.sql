-- Đánh giá phục vụ theo từng hồ sơ (không phải SIPAS). Phiếu và hồ sơ cố ý không nối được với nhau.

create table rating_ballot (
  tenant_id uuid not null,
  dossier_id uuid not null,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table rating_ballot is 'Hồ sơ đã được đánh giá, để mỗi hồ sơ chỉ một lần; không ghi lúc nào, không nối với phiếu; chỉ thêm';

create table rating (
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  month date not null check (extract(day from month) = 1),
  no integer not null check (no > 0),
  reception smallint not null check (reception between 1 and 5),
  time_spent smallint not null check (time_spent between 1 and 5),
  attitude smallint not null check (attitude between 1 and 5),
  asked_twice boolean not null,
  comment text check (length(comment) between 1 and 2000),
  primary key (tenant_id, unit_id, month, no),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table rating is 'Phiếu đánh giá của một nơi tiếp nhận trong một tháng, không biết của ai; chỉ thêm';
comment on column rating.month is 'Ngày đầu của tháng đánh giá; không ghi ngày giờ để không nhận ra người viết';
comment on column rating.no is 'Số thứ tự trong tháng của nơi tiếp nhận: phiếu được xem theo từng đợt đầy';
comment on column rating.time_spent is 'Hài lòng về thời gian giải quyết';
comment on column rating.asked_twice is 'Bị yêu cầu nộp lại giấy tờ cơ quan đã có';

create table rating_station (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  unit_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  key_hash bytea not null check (octet_length(key_hash) = 32),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  invited_dossier_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, key_hash),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, invited_dossier_id) references dossier (tenant_id, id)
);
comment on table rating_station is 'Máy đánh giá đặt tại quầy';
comment on column rating_station.key_hash is 'SHA-256 của khóa trong địa chỉ mở máy; khóa chỉ hiện một lần';
comment on column rating_station.invited_dossier_id is 'Hồ sơ vừa trả mà cán bộ mời đánh giá; trống khi máy chờ';
-- Máy của một quầy.
create index rating_station_unit on rating_station (tenant_id, unit_id) where closed_at is null;

do $$
declare name text;
begin
  foreach name in array array['rating_ballot', 'rating', 'rating_station'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

-- Ứng dụng không đọc được phiếu: chỉ bỏ phiếu, đếm, và đọc phần đã khóa, qua các hàm dưới đây.
create function cast_rating(dossier uuid, unit uuid, in_month date, reception smallint, time_spent smallint, attitude smallint,
  asked_twice boolean, comment text)
  returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into rating_ballot (tenant_id, dossier_id) values (current_tenant(), dossier) on conflict do nothing;
  if not found then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended(format('rating/%s/%s/%s', current_tenant(), unit, in_month), 0));
  insert into rating (tenant_id, unit_id, month, no, reception, time_spent, attitude, asked_twice, comment)
  select current_tenant(), unit, in_month, count(*) + 1, cast_rating.reception, cast_rating.time_spent, cast_rating.attitude,
    cast_rating.asked_twice, cast_rating.comment
  from rating r where r.tenant_id = current_tenant() and r.unit_id = unit and r.month = in_month;
  return true;
end
$$;
comment on function cast_rating(uuid, uuid, date, smallint, smallint, smallint, boolean, text) is
  'Bỏ một phiếu cho một hồ sơ; false khi hồ sơ đã được đánh giá';

create function rating_counts(units uuid[], from_month date)
  returns table (unit_id uuid, month date, count integer)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select r.unit_id, r.month, max(r.no) from rating r
    where r.tenant_id = current_tenant() and r.unit_id = any(units) and r.month >= from_month
    group by r.unit_id, r.month
  $$;
comment on function rating_counts(uuid[], date) is 'Mỗi nơi, mỗi tháng có bao nhiêu phiếu; không có nội dung';

create function ratings_up_to(unit uuid, in_month date, visible integer)
  returns table (reception smallint, time_spent smallint, attitude smallint, asked_twice boolean, comment text)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select r.reception, r.time_spent, r.attitude, r.asked_twice, r.comment from rating r
    where r.tenant_id = current_tenant() and r.unit_id = unit and r.month = in_month and r.no <= visible
    order by md5(r.comment || r.no)
  $$;
comment on function ratings_up_to(uuid, date, integer) is 'Nội dung các phiếu đầu của một nơi trong một tháng, không theo thứ tự bỏ phiếu';

grant select on rating_ballot to motcua_app;
grant select, insert, update on rating_station to motcua_app;
revoke all on function cast_rating(uuid, uuid, date, smallint, smallint, smallint, boolean, text), rating_counts(uuid[], date),
  ratings_up_to(uuid, date, integer) from public;
grant execute on function cast_rating(uuid, uuid, date, smallint, smallint, smallint, boolean, text), rating_counts(uuid[], date),
  ratings_up_to(uuid, date, integer) to motcua_app;
