-- Khảo sát hài lòng (SIPAS) và điều tra xã hội học. Phiếu đã gửi cố ý không nối được với lời mời, người hay giờ trả lời.

create table survey (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  owner_unit_id uuid not null,
  kind text not null check (kind in ('sipas', 'sociological')),
  phase text not null check (phase in ('draft', 'open', 'closed', 'published')),
  closes_on date not null,
  seq integer not null check (seq > 0),
  state json not null,
  drafted_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_unit_id) references unit (tenant_id, id)
);
comment on table survey is 'Cuộc khảo sát như đang có, dựng từ survey_event';
comment on column survey.owner_unit_id is 'Cơ quan tổ chức khảo sát';
comment on column survey.closes_on is 'Ngày cuối còn nhận trả lời';
comment on column survey.state is 'Phiếu hỏi đã ghim phiên bản, đơn vị được đánh giá, mẫu và các tầng';
create index survey_newest on survey (tenant_id, drafted_at desc, id);

create table survey_event (
  tenant_id uuid not null,
  survey_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('drafted', 'revised', 'sampled', 'opened', 'sent', 'extended', 'closed', 'published')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  command_id uuid,
  body json not null,
  primary key (tenant_id, survey_id, seq),
  unique (tenant_id, command_id),
  foreign key (tenant_id, survey_id) references survey (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id)
);
comment on table survey_event is 'Lịch sử cuộc khảo sát; chỉ thêm, không sửa, không xóa';
comment on column survey_event.command_id is 'Lệnh lập khảo sát: gửi lại không lập thêm cuộc nữa';
comment on column survey_event.body is 'Nội dung theo loại; việc lấy mẫu giữ hạt giống ngẫu nhiên, khung mẫu và dấu vân tay để lấy lại được đúng mẫu ấy';

create table survey_invitation (
  tenant_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  serial integer not null check (serial > 0),
  stratum_no integer not null check (stratum_no > 0),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  dossier_id uuid,
  contact text check (length(contact) between 1 and 200),
  channel text check (channel in ('mail', 'sms')),
  may_call boolean not null,
  is_messaged boolean not null,
  outcome text check (outcome in ('declined', 'unreachable')),
  primary key (tenant_id, id),
  unique (tenant_id, survey_id, serial),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, survey_id) references survey (tenant_id, id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table survey_invitation is 'Lời mời trả lời một cuộc khảo sát; không ghi ai trả lời gì, lúc nào';
comment on column survey_invitation.serial is 'Số in trên phiếu giấy, theo thứ tự ngẫu nhiên';
comment on column survey_invitation.token_hash is 'SHA-256 của mã trong đường dẫn; mã không nằm ở đâu';
comment on column survey_invitation.dossier_id is 'Hồ sơ để biết liên hệ khi mời; xóa khi khảo sát đóng';
comment on column survey_invitation.contact is 'Thư hoặc số điện thoại do người điều phối nhập; xóa khi khảo sát đóng';
comment on column survey_invitation.channel is 'Gửi tin qua đâu; trống khi người ấy chưa đồng ý nhận lời mời, hoặc không có liên hệ';
comment on column survey_invitation.may_call is 'Có số để người phỏng vấn gọi';
comment on column survey_invitation.outcome is 'Gọi mà người được mời từ chối, hoặc không gặp';

create table survey_ballot (
  tenant_id uuid not null,
  invitation_id uuid not null,
  primary key (tenant_id, invitation_id),
  foreign key (tenant_id, invitation_id) references survey_invitation (tenant_id, id)
);
comment on table survey_ballot is 'Lời mời đã dùng, để mỗi lời mời một phiếu; không ghi lúc nào, không nối với phiếu; chỉ thêm';

create table survey_answer (
  tenant_id uuid not null,
  survey_id uuid not null,
  id uuid not null,
  stratum_no integer not null,
  choices json not null,
  primary key (tenant_id, survey_id, id),
  foreign key (tenant_id, survey_id) references survey (tenant_id, id)
);
comment on table survey_answer is 'Phiếu trả lời, không biết của ai; chỉ thêm; mã phiếu là số ngẫu nhiên, xếp lại theo số ấy khi khảo sát đóng';

create table survey_words (
  tenant_id uuid not null,
  survey_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  question text not null,
  words text not null check (length(words) between 1 and 2000),
  primary key (tenant_id, survey_id, id),
  foreign key (tenant_id, survey_id) references survey (tenant_id, id)
);
comment on table survey_words is 'Ý kiến viết tay, tách khỏi phiếu trả lời để lời kể không lộ các câu khác; chỉ thêm';

do $$
declare name text;
begin
  -- Ai thấy gì xét ở src/surveys/domain/may.ts; tường giữ bảng cho tác vụ của chính phần khảo sát.
  foreach name in array array['survey', 'survey_event', 'survey_invitation', 'survey_ballot', 'survey_answer', 'survey_words'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy system_only on %I using (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on survey, survey_event, survey_invitation to motcua_app, motcua_worker;
grant update (phase, closes_on, seq, state) on survey to motcua_app;
grant update (is_messaged, outcome, dossier_id, contact) on survey_invitation to motcua_app;
grant delete on survey_invitation to motcua_app;
grant select on survey_ballot to motcua_app, motcua_worker;

-- Ứng dụng không đọc thẳng được phiếu: chỉ bỏ phiếu, và đọc sau khi đóng, qua các hàm dưới đây.
create function cast_survey_answer(invitation uuid, today date, answer uuid, choices json, words json)
  returns text
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  invited survey_invitation;
  asked survey;
begin
  if current_scope() <> 'all' then raise insufficient_privilege; end if;
  select * into invited from survey_invitation i where i.tenant_id = current_tenant() and i.id = invitation;
  -- Đóng khảo sát phải chờ phiếu đang bỏ xong.
  select * into asked from survey s where s.tenant_id = current_tenant() and s.id = invited.survey_id for share;
  if asked.id is null then return 'unknown'; end if;
  if exists (select from survey_ballot b where b.tenant_id = current_tenant() and b.invitation_id = invitation) then return 'repeated'; end if;
  if asked.phase <> 'open' or asked.closes_on < today then return 'over'; end if;
  insert into survey_ballot (tenant_id, invitation_id) values (current_tenant(), invitation) on conflict do nothing;
  if not found then return 'repeated'; end if;
  insert into survey_answer (tenant_id, survey_id, id, stratum_no, choices)
  values (current_tenant(), asked.id, answer, invited.stratum_no, cast_survey_answer.choices);
  insert into survey_words (tenant_id, survey_id, id, unit_id, question, words)
  select current_tenant(), asked.id, (w ->> 'id')::uuid, (w ->> 'unitId')::uuid, w ->> 'key', w ->> 'text' from json_array_elements(cast_survey_answer.words) as w;
  return 'cast';
end
$$;
comment on function cast_survey_answer(uuid, date, uuid, json, json) is
  'Bỏ một phiếu cho một lời mời: cast; đã dùng thì repeated; hết hạn, đã đóng thì over';

create function seal_survey(survey uuid)
  returns integer
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  answers survey_answer[];
  said survey_words[];
begin
  if current_scope() <> 'all' then raise insufficient_privilege; end if;
  perform from survey s where s.tenant_id = current_tenant() and s.id = seal_survey.survey for update;
  answers := array(select a from survey_answer a where a.tenant_id = current_tenant() and a.survey_id = seal_survey.survey order by a.id);
  said := array(select w from survey_words w where w.tenant_id = current_tenant() and w.survey_id = seal_survey.survey order by w.id);
  delete from survey_answer a where a.tenant_id = current_tenant() and a.survey_id = seal_survey.survey;
  delete from survey_words w where w.tenant_id = current_tenant() and w.survey_id = seal_survey.survey;
  insert into survey_answer select a.* from unnest(answers) as a order by a.id;
  insert into survey_words select w.* from unnest(said) as w order by w.id;
  update survey_invitation i set dossier_id = null, contact = null where i.tenant_id = current_tenant() and i.survey_id = seal_survey.survey;
  return cardinality(answers);
end
$$;
comment on function seal_survey(uuid) is
  'Xếp lại mọi phiếu theo số ngẫu nhiên và xóa liên hệ của lời mời, để cả thứ tự lưu cũng không kể ai trả lời trước; trả về số phiếu';

create function survey_answers_of(survey uuid)
  returns table (stratum integer, choices json)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select a.stratum_no, a.choices from survey_answer a
    join survey s on s.tenant_id = a.tenant_id and s.id = a.survey_id
    where a.tenant_id = current_tenant() and a.survey_id = survey_answers_of.survey and s.phase in ('closed', 'published')
      and current_scope() = 'all'
    order by a.id
  $$;
comment on function survey_answers_of(uuid) is 'Phiếu của một cuộc khảo sát đã đóng, theo thứ tự ngẫu nhiên; chưa đóng thì không có dòng nào';

create function survey_words_of(survey uuid)
  returns table (unit_id uuid, question text, words text)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select w.unit_id, w.question, w.words from survey_words w
    join survey s on s.tenant_id = w.tenant_id and s.id = w.survey_id
    where w.tenant_id = current_tenant() and w.survey_id = survey_words_of.survey and s.phase in ('closed', 'published')
      and current_scope() = 'all'
    order by w.id
  $$;
comment on function survey_words_of(uuid) is 'Ý kiến viết của một cuộc khảo sát đã đóng, theo thứ tự ngẫu nhiên';

revoke all on function cast_survey_answer(uuid, date, uuid, json, json), seal_survey(uuid), survey_answers_of(uuid), survey_words_of(uuid) from public;
grant execute on function cast_survey_answer(uuid, date, uuid, json, json), seal_survey(uuid), survey_answers_of(uuid), survey_words_of(uuid) to motcua_app;

create function finished_submitters(units uuid[], from_at timestamptz, until_at timestamptz)
  returns table (dossier_id uuid, unit_id uuid, sector text, person text, has_phone boolean, has_email boolean, account_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
    with finished as (
      select d.id, d.competent_unit_id, d.sector_code,
        (d.state -> 'parties' -> 'submitter' -> 'phone' ->> 'v')::integer as phone_no,
        (d.state -> 'parties' -> 'submitter' -> 'email' ->> 'v')::integer as email_no
      from dossier d
      where d.tenant_id = current_tenant() and current_scope() = 'all' and d.phase in ('resolved', 'handedOver')
        and d.competent_unit_id = any (units) and d.finished_at >= from_at and d.finished_at < until_at)
    select f.id, f.competent_unit_id, f.sector_code,
      md5(coalesce(encode(p.person_key, 'hex'), c.account_id::text, phone.value, email.value, f.id::text)),
      phone.value is not null, email.value is not null, c.account_id
    from finished f
    left join dossier_person p on p.tenant_id = current_tenant() and p.dossier_id = f.id and p.party = 'submitter'
    left join dossier_value phone on phone.tenant_id = current_tenant() and phone.dossier_id = f.id and phone.no = f.phone_no
    left join dossier_value email on email.tenant_id = current_tenant() and email.dossier_id = f.id and email.no = f.email_no
    left join lateral (
      select o.account_id from dossier_citizen o
      where o.tenant_id = current_tenant() and o.dossier_id = f.id and o.part = 'submitter' and o.principal_id is null limit 1) c on true
    order by f.id
  $$;
comment on function finished_submitters(uuid[], timestamptz, timestamptz) is
  'Người nộp của hồ sơ đã có kết quả trong một khoảng, không có tên hay số: chỉ biết cùng một người hay không, có liên hệ hay không';
revoke all on function finished_submitters(uuid[], timestamptz, timestamptz) from public;
grant execute on function finished_submitters(uuid[], timestamptz, timestamptz) to motcua_app;
