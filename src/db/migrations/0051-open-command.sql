-- Mở đầu mọi lệnh trên hồ sơ trong một lượt đi về. Khóa hồ sơ trước rồi mới hỏi nhật ký lệnh: hai lần gửi cùng một lệnh
-- thì lần sau chờ khóa, và thấy câu trả lời của lần trước.

CREATE FUNCTION open_command(wanted uuid, actor text, command uuid)
  RETURNS TABLE (state json, input_hash bytea, answer json, units uuid, calendar uuid, catalogue uuid, pattern text,
    when_full text)
  LANGUAGE plpgsql VOLATILE
  AS $$
  BEGIN
    SELECT d.state INTO open_command.state FROM dossier d
      WHERE d.tenant_id = current_tenant() AND d.id = wanted FOR UPDATE;
    SELECT c.input_hash, c.answer INTO open_command.input_hash, open_command.answer FROM command_log c
      WHERE c.tenant_id = current_tenant() AND c.actor_key = actor AND c.command_id = command;
    SELECT r.units, r.calendar INTO open_command.units, open_command.calendar FROM organisation_revision r
      WHERE r.tenant_id = current_tenant();
    SELECT p.revision INTO open_command.catalogue FROM procedure_catalogue p WHERE p.tenant_id = current_tenant();
    SELECT c.pattern, c.when_full INTO open_command.pattern, open_command.when_full FROM code_pattern c
      WHERE c.tenant_id = current_tenant();
    RETURN NEXT;
  END
  $$;
COMMENT ON FUNCTION open_command(uuid, text, uuid) IS
  'Hồ sơ đã khóa, câu trả lời cũ của lệnh, và các dấu phiên bản mà bản nhớ tạm dựa vào; tường bảo vệ hàng vẫn áp dụng';
REVOKE ALL ON FUNCTION open_command(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_command(uuid, text, uuid) TO motcua_app, motcua_worker;
