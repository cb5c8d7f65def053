-- Hồ sơ thủ tục hành chính: lịch sử chỉ thêm, dòng hiện tại do lịch sử dựng nên, sổ thời hạn, bước xử lý, số.

-- Cùng quy tắc với lookUpKey() của chương trình (một kiểm thử so hai bên).
CREATE FUNCTION look_up_key(code text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(upper(code), '[^A-Z0-9]', '', 'g');
COMMENT ON FUNCTION look_up_key(text) IS 'Chữ và số của mã hồ sơ: gõ thiếu dấu chấm, gạch vẫn tìm thấy';

CREATE TABLE dossier (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  code text,
  external_code text,
  seq integer NOT NULL CHECK (seq > 0),
  phase text NOT NULL CHECK (phase IN
    ('submitted', 'rejected', 'open', 'resolved', 'handedOver', 'withdrawn', 'terminated', 'voided')),
  status text NOT NULL,
  procedure_version_id uuid NOT NULL,
  process_version_id uuid,
  procedure_code text NOT NULL,
  sector_code text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('direct', 'online', 'post')),
  route text NOT NULL CHECK (route IN ('LOCAL', 'MINISTRY')),
  assisted_at_unit_id uuid,
  receiving_unit_id uuid NOT NULL,
  competent_unit_id uuid NOT NULL,
  participant_unit_ids uuid[] NOT NULL,
  owner_name text,
  phone_tail text CHECK (phone_tail ~ '^[0-9]{4}$'),
  fee_dong bigint NOT NULL CHECK (fee_dong >= 0),
  instant boolean NOT NULL,
  submitted_at timestamptz,
  reception_due_at timestamptz,
  accepted_at timestamptz,
  due_at timestamptz,
  original_due_at timestamptz,
  deadline_mode text CHECK (deadline_mode IN ('BY_HOUR', 'END_OF_DAY')),
  provisional boolean NOT NULL,
  rescheduled_to timestamptz,
  overdue_since timestamptz,
  paused_since timestamptz,
  supplement_requests integer NOT NULL,
  finished_at timestamptz,
  outcome text CHECK (outcome IN ('GRANTED', 'DENIED')),
  handed_over_at timestamptz,
  ended_at timestamptz,
  state json NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code),
  FOREIGN KEY (tenant_id, procedure_version_id) REFERENCES procedure_version (tenant_id, id),
  FOREIGN KEY (tenant_id, receiving_unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, competent_unit_id) REFERENCES unit (tenant_id, id),
  CHECK ((phase IN ('submitted', 'rejected')) = (code IS NULL))
);
COMMENT ON TABLE dossier IS 'Hồ sơ: dòng hiện tại, luôn bằng kết quả cộng dồn của dossier_event (lệnh replay kiểm tra)';
COMMENT ON COLUMN dossier.code IS 'Mã hồ sơ in trên giấy hẹn; hồ sơ chưa được tiếp nhận thì chưa có mã; mã đã hủy không dùng lại';
COMMENT ON COLUMN dossier.external_code IS 'Mã do hệ thống khác cấp (bộ, ngành, hệ thống cũ); vẫn tra cứu được';
COMMENT ON COLUMN dossier.seq IS 'Số thứ tự của sự kiện cuối: phiên bản để hai người cùng làm không đè nhau';
COMMENT ON COLUMN dossier.status IS 'Trạng thái bằng một từ của phần mềm, ánh xạ sang 10 trạng thái quốc gia';
COMMENT ON COLUMN dossier.route IS 'LOCAL: xử lý tại đây; MINISTRY: hệ thống của bộ là chủ, ở đây chỉ xem';
COMMENT ON COLUMN dossier.assisted_at_unit_id IS 'Nơi hỗ trợ nộp, khác nơi tiếp nhận';
COMMENT ON COLUMN dossier.receiving_unit_id IS 'Nơi chính thức tiếp nhận (một cửa)';
COMMENT ON COLUMN dossier.competent_unit_id IS 'Đơn vị có thẩm quyền, chịu trách nhiệm cuối cùng; lịch của đơn vị này tính thời hạn';
COMMENT ON COLUMN dossier.participant_unit_ids IS 'Mọi đơn vị tham gia; bức tường thứ hai của quyền xem';
COMMENT ON COLUMN dossier.owner_name IS 'Tên chủ hồ sơ để hiện trong danh sách; bị xóa cùng dossier_value';
COMMENT ON COLUMN dossier.phone_tail IS 'Bốn số cuối điện thoại người nộp: yếu tố thứ hai khi tra cứu';
COMMENT ON COLUMN dossier.provisional IS 'Hạn tạm tính: lịch chưa phủ tới ngày hẹn trả';
COMMENT ON COLUMN dossier.rescheduled_to IS 'Ngày hẹn lại trong văn bản xin lỗi; không bao giờ thay ngày hẹn trả';
COMMENT ON COLUMN dossier.overdue_since IS 'Hạn đầu tiên đã qua khi chưa xong, giữ mãi dù sau đó hạn có dời';
COMMENT ON COLUMN dossier.finished_at IS 'Kết quả về tới một cửa (trạng thái quốc gia 9): mốc kết thúc để tính đúng hạn';
COMMENT ON COLUMN dossier.state IS 'Toàn bộ trạng thái của miền nghiệp vụ, chỉ có mã số và tham chiếu văn bản, không có dữ liệu cá nhân';
-- Hồ sơ còn mở của đơn vị có thẩm quyền và của nơi tiếp nhận: việc gấp trước, hồ sơ không quy định hạn sau cùng.
CREATE INDEX dossier_competent_open ON dossier
  (tenant_id, competent_unit_id, (coalesce(due_at, 'infinity'::timestamptz)), id) WHERE phase = 'open';
CREATE INDEX dossier_receiving_open ON dossier
  (tenant_id, receiving_unit_id, (coalesce(due_at, 'infinity'::timestamptz)), id) WHERE phase = 'open';
-- Mọi hồ sơ của đơn vị, mới nhận trước; lọc theo giai đoạn ngay trên chỉ mục.
CREATE INDEX dossier_competent_listed ON dossier
  (tenant_id, competent_unit_id, (coalesce(accepted_at, submitted_at, '-infinity'::timestamptz)) DESC, id DESC);
CREATE INDEX dossier_receiving_listed ON dossier
  (tenant_id, receiving_unit_id, (coalesce(accepted_at, submitted_at, '-infinity'::timestamptz)) DESC, id DESC);
-- Dừng, rút, từ chối, hủy: ít hồ sơ, không phải dò qua mọi hồ sơ đã xong.
CREATE INDEX dossier_competent_ended ON dossier
  (tenant_id, competent_unit_id, (coalesce(accepted_at, submitted_at, '-infinity'::timestamptz)) DESC, id DESC)
  WHERE phase IN ('withdrawn', 'terminated', 'rejected', 'voided');
CREATE INDEX dossier_receiving_ended ON dossier
  (tenant_id, receiving_unit_id, (coalesce(accepted_at, submitted_at, '-infinity'::timestamptz)) DESC, id DESC)
  WHERE phase IN ('withdrawn', 'terminated', 'rejected', 'voided');
-- Đã có kết quả, chờ người dân đến nhận.
CREATE INDEX dossier_to_hand_over ON dossier (tenant_id, receiving_unit_id, finished_at, id) WHERE phase = 'resolved';
-- Hồ sơ trực tuyến chờ tiếp nhận, theo hạn tiếp nhận.
CREATE INDEX dossier_submitted ON dossier
  (tenant_id, receiving_unit_id, (coalesce(reception_due_at, 'infinity'::timestamptz)), id) WHERE phase = 'submitted';
-- Tính lại hạn khi lịch đổi: chỉ hồ sơ còn mở.
CREATE INDEX dossier_open ON dossier (tenant_id, id) WHERE phase = 'open';
-- Nhập lại từ hệ thống cũ: mỗi mã ngoài một hồ sơ.
CREATE UNIQUE INDEX dossier_external ON dossier (tenant_id, external_code) WHERE external_code IS NOT NULL;
-- Tìm theo tên chủ hồ sơ, gõ không dấu cũng được.
CREATE INDEX dossier_owner_search ON dossier USING gin (to_tsvector('simple', fold_text(owner_name)))
  WHERE owner_name IS NOT NULL;

-- Tra cứu theo mã gõ tay, cả mã ngoài.
CREATE INDEX dossier_look_up ON dossier (tenant_id, look_up_key(code)) WHERE code IS NOT NULL;
CREATE INDEX dossier_look_up_external ON dossier (tenant_id, look_up_key(external_code)) WHERE external_code IS NOT NULL;

CREATE TABLE dossier_event (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  body json NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_staff_id uuid,
  actor_account_id uuid,
  actor_name text,
  on_behalf_of_staff_id uuid,
  command_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, seq),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  CHECK (occurred_at <= recorded_at)
);
COMMENT ON TABLE dossier_event IS 'Lịch sử hồ sơ: chỉ thêm, không sửa, không xóa; body giữ nguyên từng byte (json, không phải jsonb)';
COMMENT ON COLUMN dossier_event.version IS 'Phiên bản cấu trúc của body; bản cũ được nâng lên khi đọc';
COMMENT ON COLUMN dossier_event.occurred_at IS 'Lúc việc xảy ra (có thể là trên giấy, nhập sau)';
COMMENT ON COLUMN dossier_event.recorded_at IS 'Lúc được ghi vào hệ thống; số liệu "như đã biết ngày X" dựa vào đây';
COMMENT ON COLUMN dossier_event.on_behalf_of_staff_id IS 'Người được ký thay, thừa lệnh, thừa ủy quyền';
COMMENT ON COLUMN dossier_event.actor_name IS 'Tên hệ thống kết nối hoặc tác vụ tự động; người thì theo actor_staff_id';
-- Số liệu theo thời điểm ghi.
CREATE INDEX dossier_event_recorded ON dossier_event (tenant_id, recorded_at);

CREATE TABLE dossier_value (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  salt bytea CHECK (length(salt) = 16),
  value text,
  erased_at timestamptz,
  erasure_decision text,
  PRIMARY KEY (tenant_id, dossier_id, no),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  CHECK ((value IS NULL) = (erased_at IS NOT NULL)),
  CHECK ((salt IS NULL) = (erased_at IS NOT NULL)),
  CHECK (erased_at IS NULL OR erasure_decision <> '')
);
COMMENT ON TABLE dossier_value IS 'Mọi điều người ta gõ (tên, lý do, ghi chú, tên tệp): mỗi điều một dòng; lịch sử chỉ giữ số dòng và cam kết băm';
COMMENT ON COLUMN dossier_value.salt IS 'Muối 128 bit của cam kết SHA-256(muối || giá trị)';
COMMENT ON COLUMN dossier_value.erased_at IS 'Đã xóa theo quyết định hết thời hạn bảo quản; lịch sử vẫn kiểm tra được';

CREATE TABLE deadline_entry (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  seq integer NOT NULL,
  cause text NOT NULL CHECK (cause IN ('accepted', 'pauseEnded', 'extended', 'calendarChanged', 'imported')),
  old_due_at timestamptz,
  new_due_at timestamptz,
  provisional boolean NOT NULL,
  explanation json,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, seq),
  FOREIGN KEY (tenant_id, dossier_id, seq) REFERENCES dossier_event (tenant_id, dossier_id, seq)
);
COMMENT ON TABLE deadline_entry IS 'Sổ thời hạn: mỗi lần hạn được tính hoặc dời là một dòng, kèm bảng giải thích từng ngày; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN deadline_entry.seq IS 'Sự kiện đã làm hạn dời: lý do, căn cứ, người làm nằm ở đó';
COMMENT ON COLUMN deadline_entry.explanation IS 'Từng ngày từ tiếp nhận tới hạn: ngày, loại, số phút được tính, ghi chú';

CREATE TABLE dossier_step (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  definition_id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  role text NOT NULL,
  unit_id uuid NOT NULL,
  staff_id uuid,
  sector_code text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'done', 'returned', 'recalled', 'cancelled')),
  allotted_minutes integer NOT NULL,
  opened_at timestamptz NOT NULL,
  accepted_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz,
  urgent_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, no),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
);
COMMENT ON TABLE dossier_step IS 'Bước xử lý đã mở của hồ sơ, dựng từ lịch sử: ai giữ, từ lúc nào, hạn nào';
COMMENT ON COLUMN dossier_step.urgent_at IS 'Hạn gần hơn của bước và của cả hồ sơ; vô cùng khi đang tạm dừng hoặc không quy định; thứ tự của danh sách việc';
-- Việc của tôi, của đơn vị: bước đang chờ hoặc đang làm, việc gấp trước.
CREATE INDEX dossier_step_inbox ON dossier_step (tenant_id, unit_id, urgent_at, dossier_id, no)
  WHERE state IN ('waiting', 'accepted');
-- Việc đang giữ của một người: bàn giao khi vắng, khi chuyển công tác.
CREATE INDEX dossier_step_staff ON dossier_step (tenant_id, staff_id, urgent_at) WHERE state IN ('waiting', 'accepted');

CREATE TABLE dossier_file (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  file_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('paper', 'result', 'opinion')),
  name_no integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, file_id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES stored_file (tenant_id, id)
);
COMMENT ON TABLE dossier_file IS 'Tệp của hồ sơ: quyền xem tệp là quyền xem hồ sơ';
COMMENT ON COLUMN dossier_file.name_no IS 'Tên tệp, là một dòng của dossier_value';

CREATE TABLE dossier_view_log (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  party text NOT NULL CHECK (party IN ('submitter', 'owner', 'representative')),
  staff_id uuid NOT NULL,
  viewed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE dossier_view_log IS 'Ai đã mở số định danh, điện thoại, địa chỉ đầy đủ của một người trong hồ sơ, lúc nào; chỉ thêm, không sửa, không xóa';
-- Ai đã xem người trong hồ sơ này, mới nhất trước (id là UUIDv7).
CREATE INDEX dossier_view_log_dossier ON dossier_view_log (tenant_id, dossier_id, id DESC);

CREATE TABLE number_series (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  series text NOT NULL,
  last_no integer NOT NULL CHECK (last_no > 0),
  PRIMARY KEY (tenant_id, series)
);
COMMENT ON TABLE number_series IS 'Dãy số liền mạch (mã hồ sơ theo cơ quan và ngày, số sổ theo năm): lấy số trong cùng giao dịch với việc dùng số';

CREATE TABLE certification_entry (
  tenant_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  register text NOT NULL,
  year integer NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  dossier_id uuid NOT NULL,
  document_no integer NOT NULL,
  copies integer NOT NULL CHECK (copies > 0),
  pages integer NOT NULL CHECK (pages > 0),
  fee_dong bigint NOT NULL CHECK (fee_dong >= 0),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, unit_id, register, year, no),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id)
);
COMMENT ON TABLE certification_entry IS 'Sổ chứng thực: đánh số theo năm và loại sổ; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN certification_entry.document_no IS 'Tên giấy tờ, là một dòng của dossier_value';

CREATE TABLE desk_guidance (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  procedure_version_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  applicant json,
  items json NOT NULL,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, unit_id, year, no),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, procedure_version_id) REFERENCES procedure_version (tenant_id, id)
);
COMMENT ON TABLE desk_guidance IS 'Hướng dẫn bổ sung tại quầy: chưa tiếp nhận, không chạy thời hạn, không phải lần yêu cầu bổ sung';
COMMENT ON COLUMN desk_guidance.applicant IS 'Người được hướng dẫn, để in phiếu; xóa được';

CREATE TABLE command_log (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  actor_key text NOT NULL,
  command_id uuid NOT NULL,
  kind text NOT NULL,
  input_hash bytea NOT NULL,
  answer json NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, actor_key, command_id)
);
COMMENT ON TABLE command_log IS 'Mỗi lệnh một lần: gửi lại cùng mã lệnh thì được trả lời như lần đầu; chỉ giữ mã số, không có dữ liệu cá nhân';
COMMENT ON COLUMN command_log.input_hash IS 'Băm của nội dung lệnh: cùng mã lệnh mà khác nội dung thì bị từ chối';

CREATE TABLE lookup_key (
  tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
  secret bytea NOT NULL CHECK (length(secret) = 32)
);
COMMENT ON TABLE lookup_key IS 'Khóa sinh mã tra cứu in trên giấy hẹn: mã = HMAC(khóa, hồ sơ), nên in lại được mà không phải lưu';

CREATE TABLE lookup_throttle (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  key_hash bytea NOT NULL,
  failures integer NOT NULL CHECK (failures >= 0),
  window_started_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key_hash)
);
COMMENT ON TABLE lookup_throttle IS 'Đếm lần tra cứu sai theo địa chỉ mạng và theo mã hồ sơ, để không ai dò được yếu tố thứ hai';
COMMENT ON COLUMN lookup_throttle.key_hash IS 'SHA-256 của loại khóa và giá trị; không lưu địa chỉ';
-- Dọn các dòng đã hết tác dụng.
CREATE INDEX lookup_throttle_window ON lookup_throttle (tenant_id, window_started_at);

CREATE TABLE code_pattern (
  tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
  pattern text NOT NULL CHECK (pattern <> ''),
  when_full text NOT NULL CHECK (when_full IN ('widen', 'stop'))
);
COMMENT ON TABLE code_pattern IS 'Mẫu mã hồ sơ của cơ quan; chưa có dòng nào thì theo mẫu mặc định';
COMMENT ON COLUMN code_pattern.when_full IS 'Hết số theo mẫu: widen thêm chữ số, stop dừng và báo';

CREATE FUNCTION dossiers_by_key(wanted text)
  RETURNS TABLE (id uuid, state json, phone_tail text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT d.id, d.state, d.phone_tail FROM dossier d
    WHERE d.tenant_id = current_tenant() AND look_up_key(d.code) = wanted AND d.phase <> 'voided'
    UNION ALL
    SELECT d.id, d.state, d.phone_tail FROM dossier d
    WHERE d.tenant_id = current_tenant() AND look_up_key(d.external_code) = wanted AND d.phase <> 'voided'
    LIMIT 5
  $$;
COMMENT ON FUNCTION dossiers_by_key(text) IS 'Tra cứu công khai theo mã: người hỏi chưa có quyền gì, nên hàm tự giới hạn theo cơ quan; mã đã hủy thì không có';

CREATE FUNCTION deadline_of(wanted uuid)
  RETURNS TABLE (explanation json, new_due_at timestamptz, provisional boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT e.explanation, e.new_due_at, e.provisional
    FROM deadline_entry e
    WHERE e.tenant_id = current_tenant() AND e.dossier_id = wanted
    ORDER BY e.seq DESC LIMIT 1
  $$;
COMMENT ON FUNCTION deadline_of(uuid) IS 'Bảng giải thích thời hạn mới nhất của một hồ sơ, không có dữ liệu cá nhân';

-- Tìm theo tên trên bảng có tường bảo vệ hàng: toán tử tìm chữ không dùng được chỉ mục dưới quyền của ứng dụng,
-- nên hàm này tự áp đúng điều kiện của tường.
CREATE FUNCTION dossiers_by_search(code_key text, name_query tsquery, how_many integer)
  RETURNS TABLE (id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT d.id FROM dossier d
    WHERE d.tenant_id = current_tenant() AND (current_scope() = 'all' OR d.participant_unit_ids && current_units())
      AND look_up_key(d.code) = code_key
    UNION ALL
    SELECT d.id FROM dossier d
    WHERE d.tenant_id = current_tenant() AND (current_scope() = 'all' OR d.participant_unit_ids && current_units())
      AND look_up_key(d.external_code) = code_key
    UNION ALL
    (SELECT d.id FROM dossier d
    WHERE d.tenant_id = current_tenant() AND (current_scope() = 'all' OR d.participant_unit_ids && current_units())
      AND d.owner_name IS NOT NULL AND to_tsvector('simple', fold_text(d.owner_name)) @@ name_query
    LIMIT how_many)
  $$;
COMMENT ON FUNCTION dossiers_by_search(text, tsquery, integer) IS 'Hồ sơ theo mã hoặc tên chủ hồ sơ, trong các đơn vị người hỏi với tới; quyền chi tiết vẫn do truy vấn gọi hàm lọc';

CREATE FUNCTION take_number(wanted text, how_many integer)
  RETURNS integer
  LANGUAGE plpgsql VOLATILE
  AS $$
  DECLARE last integer;
  BEGIN
    IF how_many < 1 THEN RAISE EXCEPTION 'take_number: how_many must be positive'; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/' || wanted, 20));
    UPDATE number_series SET last_no = last_no + how_many
      WHERE tenant_id = current_tenant() AND series = wanted RETURNING last_no INTO last;
    IF NOT FOUND THEN
      INSERT INTO number_series (tenant_id, series, last_no) VALUES (current_tenant(), wanted, how_many);
      last := how_many;
    END IF;
    RETURN last - how_many + 1;
  END
  $$;
COMMENT ON FUNCTION take_number(text, integer) IS 'Số đầu tiên trong how_many số liền nhau của dãy, từ 1; khóa tư vấn giữ tới hết giao dịch, nên số không trùng và không hở';

ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant ON dossier
  USING (tenant_id = (SELECT current_tenant())
    AND ((SELECT current_scope()) = 'all' OR participant_unit_ids && (SELECT current_units())))
  WITH CHECK (tenant_id = (SELECT current_tenant()));

DO $$
DECLARE name text;
BEGIN
  -- Dòng con thấy được khi thấy hồ sơ của nó.
  FOREACH name IN ARRAY ARRAY['dossier_event', 'dossier_value', 'deadline_entry', 'dossier_step', 'dossier_file',
    'dossier_view_log'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY participant ON %I'
      ' USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = ''all'' OR EXISTS ('
      '  SELECT 1 FROM dossier d WHERE d.tenant_id = %I.tenant_id AND d.id = %I.dossier_id)))'
      ' WITH CHECK (tenant_id = (SELECT current_tenant()))', name, name, name);
  END LOOP;
  EXECUTE 'ALTER TABLE desk_guidance ENABLE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY participant ON desk_guidance'
    ' USING (tenant_id = (SELECT current_tenant())'
    '   AND ((SELECT current_scope()) = ''all'' OR ARRAY[unit_id] && (SELECT current_units())))'
    ' WITH CHECK (tenant_id = (SELECT current_tenant()))';
  -- Sổ chứng thực: đơn vị giữ sổ thấy cả sổ, quầy tiếp nhận thấy các số mình đã nhận.
  EXECUTE 'ALTER TABLE certification_entry ENABLE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY participant ON certification_entry'
    ' USING (tenant_id = (SELECT current_tenant())'
    '   AND ((SELECT current_scope()) = ''all'' OR ARRAY[unit_id] && (SELECT current_units())'
    '     OR EXISTS (SELECT 1 FROM dossier d WHERE d.tenant_id = certification_entry.tenant_id'
    '       AND d.id = certification_entry.dossier_id)))'
    ' WITH CHECK (tenant_id = (SELECT current_tenant()))';
  FOREACH name IN ARRAY ARRAY['number_series', 'command_log', 'lookup_key', 'lookup_throttle', 'code_pattern'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = (SELECT current_tenant()))'
      ' WITH CHECK (tenant_id = (SELECT current_tenant()))', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON dossier, dossier_step, number_series TO motcua_app, motcua_worker;
GRANT SELECT, INSERT ON dossier_event, dossier_value, deadline_entry, dossier_file, certification_entry, desk_guidance,
  dossier_view_log, command_log TO motcua_app, motcua_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON lookup_throttle TO motcua_app;
GRANT SELECT, INSERT ON lookup_key, code_pattern TO motcua_app, motcua_worker;
REVOKE ALL ON FUNCTION look_up_key(text), dossiers_by_key(text), deadline_of(uuid), dossiers_by_search(text, tsquery, integer),
  take_number(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION look_up_key(text), dossiers_by_key(text), deadline_of(uuid), dossiers_by_search(text, tsquery, integer),
  take_number(text, integer)
  TO motcua_app, motcua_worker;
