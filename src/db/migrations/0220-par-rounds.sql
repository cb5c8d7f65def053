-- Đợt chấm Chỉ số cải cách hành chính: đợt, phiếu chấm của từng đơn vị, số liệu hệ thống đã chốt, kết quả đã quyết định.

create table par_round (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organiser_id uuid not null,
  level text not null check (level in ('province', 'department', 'district', 'commune')),
  year integer not null check (year between 2012 and 2100),
  version_code text not null check (version_code <> ''),
  name text not null check (name <> ''),
  phase text not null check (phase in ('open', 'decided', 'published', 'cancelled')),
  seq integer not null check (seq > 0),
  body json not null,
  opened_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organiser_id) references unit (tenant_id, id)
);
comment on table par_round is 'Một đợt chấm Chỉ số CCHC; trạng thái là dòng cuối của par_round_event';
comment on column par_round.organiser_id is 'Cơ quan tổ chức chấm và công bố';
comment on column par_round.body is 'Cả bộ tiêu chí như lúc mở đợt, cơ quan thẩm định, hội đồng, thời hạn từng bước, lúc chốt số liệu, quyết định';
-- Một cấp, một năm, một bộ tiêu chí chỉ chấm một đợt; đợt đã hủy không tính.
create unique index par_round_once on par_round (tenant_id, organiser_id, level, year, version_code) where phase <> 'cancelled';
create index par_round_year on par_round (tenant_id, year desc, level);

create table par_round_event (
  tenant_id uuid not null,
  round_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('opened', 'factsFrozen', 'windowExtended', 'decided', 'published', 'cancelled')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  body json not null,
  primary key (tenant_id, round_id, seq),
  foreign key (tenant_id, round_id) references par_round (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id)
);
comment on table par_round_event is 'Lịch sử của đợt chấm; chỉ thêm, không sửa, không xóa';
comment on column par_round_event.actor_staff_id is 'Trống khi hệ thống tự làm: chốt số liệu ban đêm';
comment on column par_round_event.body is 'Nội dung theo loại việc';

create table par_card (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  state text not null check (state in ('open', 'submitted', 'verified', 'rebutted', 'settled', 'decided')),
  seq integer not null check (seq > 0),
  lines json not null,
  scorers uuid[] not null,
  judges uuid[] not null,
  rebuttal_due_at timestamptz,
  extensions json not null,
  progress json not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, round_id, unit_id),
  foreign key (tenant_id, round_id) references par_round (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table par_card is 'Phiếu chấm của một đơn vị trong một đợt; là kết quả của mọi dòng par_card_event';
comment on column par_card.lines is 'Từng tiêu chí: tự chấm, thẩm định, giải trình, kết luận, hội đồng, điều tra, nằm cạnh nhau';
comment on column par_card.scorers is 'Ai đã tự chấm hay giải trình: không bao giờ thẩm định phiếu này';
comment on column par_card.judges is 'Ai đã thẩm định: không bao giờ tự chấm phiếu này';
comment on column par_card.rebuttal_due_at is 'Hạn giải trình, đếm ngày làm việc từ lúc gửi kết quả thẩm định';
comment on column par_card.extensions is 'Hạn riêng do chủ tịch hội đồng cho đơn vị này';
comment on column par_card.progress is 'Đã trả lời, đã thẩm định bao nhiêu, điểm các vòng; để xem danh sách';
-- Phiếu của một đơn vị qua các năm.
create index par_card_unit on par_card (tenant_id, unit_id);

create table par_card_event (
  tenant_id uuid not null,
  card_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('opened', 'scored', 'factContested', 'contestDropped', 'submitted', 'returned', 'lineVerified', 'verificationSent',
    'rebutted', 'rebuttalDropped', 'rebuttalSent', 'verificationAccepted', 'ruled', 'settled', 'councilScored', 'surveyed', 'windowExtended', 'decided')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  body json not null,
  primary key (tenant_id, card_id, seq),
  foreign key (tenant_id, card_id) references par_card (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id)
);
comment on table par_card_event is 'Lịch sử của phiếu chấm: mọi lần cho điểm, thẩm định, giải trình đều giữ; chỉ thêm, không sửa, không xóa';
comment on column par_card_event.actor_staff_id is 'Trống khi hệ thống tự làm';
comment on column par_card_event.body is 'Nội dung theo loại việc: tiêu chí, số liệu, lời giải thích, minh chứng';

create table par_round_fact (
  tenant_id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  fact text not null check (fact <> ''),
  part numeric not null check (part >= 0),
  base numeric not null check (base >= 0),
  opens text,
  primary key (tenant_id, round_id, unit_id, fact),
  foreign key (tenant_id, round_id) references par_round (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table par_round_fact is 'Số liệu hệ thống của từng đơn vị, chốt một lần cho cả đợt; chỉ thêm, không ai sửa được';
comment on column par_round_fact.part is 'Tử số';
comment on column par_round_fact.base is 'Mẫu số; 0 là không có gì phải làm';
comment on column par_round_fact.opens is 'Địa chỉ mở ra đúng những hồ sơ đã đếm';

create table par_result (
  tenant_id uuid not null,
  round_id uuid not null,
  unit_id uuid not null,
  points numeric not null check (points >= 0),
  verified_points numeric not null check (verified_points >= 0),
  survey_points numeric not null check (survey_points >= 0),
  rank integer not null check (rank > 0),
  grade text not null,
  areas json not null,
  primary key (tenant_id, round_id, unit_id),
  foreign key (tenant_id, round_id) references par_round (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table par_result is 'Kết quả cuối cùng của từng đơn vị khi hội đồng quyết định; chỉ thêm, không sửa, không xóa';
comment on column par_result.areas is 'Điểm và điểm tối đa của từng lĩnh vực và từng tiêu chí thành phần';
comment on column par_result.rank is 'Bằng điểm thì cùng hạng';

do $$
declare name text;
begin
  -- Ai xem được gì xét ở src/par-index/domain/rounds/may.ts; tường chỉ giữ dữ liệu trong một tỉnh, bộ.
  foreach name in array array['par_round', 'par_round_event', 'par_card', 'par_card_event', 'par_round_fact', 'par_result'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on par_round, par_round_event, par_card, par_card_event, par_round_fact, par_result to motcua_app, motcua_worker;
grant update (phase, seq, body, moved_at) on par_round to motcua_app, motcua_worker;
grant update (state, seq, lines, scorers, judges, rebuttal_due_at, extensions, progress, moved_at) on par_card to motcua_app, motcua_worker;
