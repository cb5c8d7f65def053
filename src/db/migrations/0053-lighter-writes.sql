-- Ghi một hồ sơ nhẹ hơn: bỏ những kiểm tra mà chính câu ghi đã bảo đảm, bỏ những chỉ mục không ai đọc, và lấy số của mã
-- hồ sơ ngay ở câu mở đầu. Xem docs/decisions/0018-lighter-writes.md.

-- Dòng con chỉ do một câu ghi sinh ra, cùng với dòng hồ sơ hoặc sau khi đã khóa nó; không vai nào của chương trình xóa
-- được hồ sơ, đơn vị, phiên bản thủ tục. Lệnh replay tìm dòng mồ côi.
ALTER TABLE dossier_event DROP CONSTRAINT dossier_event_tenant_id_dossier_id_fkey;
ALTER TABLE dossier_value DROP CONSTRAINT dossier_value_tenant_id_dossier_id_fkey;
ALTER TABLE deadline_entry DROP CONSTRAINT deadline_entry_tenant_id_dossier_id_seq_fkey;
ALTER TABLE dossier_step
  DROP CONSTRAINT dossier_step_tenant_id_dossier_id_fkey,
  DROP CONSTRAINT dossier_step_tenant_id_unit_id_fkey;
ALTER TABLE dossier
  DROP CONSTRAINT dossier_tenant_id_fkey,
  DROP CONSTRAINT dossier_tenant_id_procedure_version_id_fkey,
  DROP CONSTRAINT dossier_tenant_id_receiving_unit_id_fkey,
  DROP CONSTRAINT dossier_tenant_id_competent_unit_id_fkey;
ALTER TABLE command_log DROP CONSTRAINT command_log_tenant_id_fkey;

-- Tên đã bỏ dấu do chương trình tính một lần (cùng quy tắc với fold_text), thay vì mỗi lần ghi một dòng.
ALTER TABLE dossier ADD COLUMN owner_folded text;
COMMENT ON COLUMN dossier.owner_folded IS 'Tên chủ hồ sơ bỏ dấu, chữ thường, để tìm; bị xóa cùng owner_name';
UPDATE dossier SET owner_folded = fold_text(owner_name) WHERE owner_name IS NOT NULL;
DROP INDEX dossier_owner_search;
CREATE INDEX dossier_owner_search ON dossier USING gin (to_tsvector('simple', owner_folded)) WHERE owner_folded IS NOT NULL;

CREATE OR REPLACE FUNCTION dossiers_by_search(code_key text, name_query tsquery, how_many integer)
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
      AND d.owner_folded IS NOT NULL AND to_tsvector('simple', d.owner_folded) @@ name_query
    LIMIT how_many)
  $$;

-- Hồ sơ còn mở đã có hai chỉ mục theo đơn vị; đếm lại hạn cả tỉnh đọc một trong hai.
DROP INDEX dossier_open;

-- Sự kiện nằm trên đĩa theo thứ tự được ghi: chỉ mục theo khối đủ để đọc "như đã biết ngày X", mà mỗi dòng không tốn gì.
DROP INDEX dossier_event_recorded;
CREATE INDEX dossier_event_recorded ON dossier_event USING brin (tenant_id, recorded_at);

-- Bước chưa giao cho ai thì không phải việc của người nào.
DROP INDEX dossier_step_staff;
CREATE INDEX dossier_step_staff ON dossier_step (tenant_id, staff_id, urgent_at)
  WHERE state IN ('waiting', 'accepted') AND staff_id IS NOT NULL;

DROP FUNCTION open_command(uuid, text, uuid);
CREATE FUNCTION open_command(wanted uuid, actor text, command uuid, receiving uuid, day text)
  RETURNS TABLE (state json, input_hash bytea, answer json, units uuid, calendar uuid, catalogue uuid, pattern text,
    when_full text, agency text, number integer)
  LANGUAGE plpgsql VOLATILE
  AS $$
  BEGIN
    SELECT d.state INTO open_command.state FROM dossier d
      WHERE d.tenant_id = current_tenant() AND d.id = wanted FOR UPDATE;
    SELECT c.input_hash, c.answer INTO open_command.input_hash, open_command.answer FROM command_log c
      WHERE c.tenant_id = current_tenant() AND c.actor_key = actor AND c.command_id = command;
    SELECT r.units, r.calendar, p.revision, c.pattern, c.when_full, u.code
      INTO open_command.units, open_command.calendar, open_command.catalogue, open_command.pattern, open_command.when_full,
        open_command.agency
      FROM organisation_revision r
      LEFT JOIN procedure_catalogue p ON p.tenant_id = r.tenant_id
      LEFT JOIN code_pattern c ON c.tenant_id = r.tenant_id
      LEFT JOIN unit u ON u.tenant_id = r.tenant_id AND u.id = receiving
      WHERE r.tenant_id = current_tenant();
    IF open_command.state IS NULL AND open_command.answer IS NULL AND open_command.agency IS NOT NULL THEN
      open_command.number := take_number('dossier/' || open_command.agency || '/' || day, 1);
    END IF;
    RETURN NEXT;
  END
  $$;
COMMENT ON FUNCTION open_command(uuid, text, uuid, uuid, text) IS
  'Hồ sơ đã khóa, câu trả lời cũ của lệnh, các dấu phiên bản mà bản nhớ tạm dựa vào, và số tiếp theo của nơi tiếp nhận khi lệnh là hồ sơ mới; tường bảo vệ hàng vẫn áp dụng';
REVOKE ALL ON FUNCTION open_command(uuid, text, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_command(uuid, text, uuid, uuid, text) TO motcua_app, motcua_worker;

-- Mỗi giao dịch tự khai mình thấy được gì; một lời gọi được phân tích nhanh hơn năm lời gọi set_config.
CREATE FUNCTION see_as(tenant text, scope text, units text, citizen text, principal text) RETURNS void
  LANGUAGE plpgsql VOLATILE
  AS $$
  DECLARE said text;
  BEGIN
    said := set_config('motcua.tenant', tenant, true);
    said := set_config('motcua.scope', scope, true);
    said := set_config('motcua.units', units, true);
    said := set_config('motcua.citizen', citizen, true);
    said := set_config('motcua.principal', principal, true);
  END
  $$;
COMMENT ON FUNCTION see_as(text, text, text, text, text) IS
  'Cơ quan chủ quản, phạm vi, đơn vị, công dân và người được thay mặt của giao dịch này, cho bức tường bảo vệ hàng';
REVOKE ALL ON FUNCTION see_as(text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION see_as(text, text, text, text, text) TO motcua_app, motcua_worker;
