-- Tài khoản, phiên làm việc, chống dò mật khẩu, nhật ký truy cập.

CREATE TABLE account (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  login text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{2,63}$'),
  password_hash text,
  must_change_password boolean NOT NULL,
  password_changed_at timestamptz,
  totp_secret text,
  totp_enabled_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, login),
  UNIQUE (tenant_id, staff_id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  CHECK (totp_enabled_at IS NULL OR totp_secret IS NOT NULL)
);
COMMENT ON TABLE account IS 'Tài khoản đăng nhập của cán bộ; mỗi người một tài khoản';
COMMENT ON COLUMN account.login IS 'Tên đăng nhập, chữ thường không dấu';
COMMENT ON COLUMN account.password_hash IS 'Argon2id dạng PHC; trống khi người dùng chưa đặt mật khẩu qua liên kết mời';
COMMENT ON COLUMN account.totp_secret IS 'Khóa TOTP (base32); đã phát nhưng chưa dùng khi totp_enabled_at trống';
COMMENT ON COLUMN account.totp_last_step IS 'Bước TOTP đã dùng gần nhất: một mã không dùng được hai lần';

CREATE TABLE account_recovery_code (
  tenant_id uuid NOT NULL,
  account_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, account_id, code_hash),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
COMMENT ON TABLE account_recovery_code IS 'Mã dự phòng khi mất thiết bị TOTP (băm SHA-256), mỗi mã dùng một lần';

CREATE TABLE account_link (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  token_hash bytea NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset')),
  account_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
  CHECK ((purpose = 'setup') = (account_id IS NULL))
);
COMMENT ON TABLE account_link IS 'Liên kết dùng một lần: thiết lập quản trị đầu tiên, mời đặt mật khẩu, đặt lại mật khẩu';
COMMENT ON COLUMN account_link.token_hash IS 'SHA-256 của mã 256 bit; mã không được lưu';
-- Hủy các liên kết cũ khi phát liên kết mới.
CREATE INDEX account_link_account ON account_link (tenant_id, account_id) WHERE used_at IS NULL;

CREATE TABLE session (
  tenant_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  stage text NOT NULL CHECK (stage IN ('secondFactor', 'active')),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  idle_minutes integer NOT NULL CHECK (idle_minutes > 0),
  user_agent text NOT NULL,
  address text NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (tenant_id, token_hash),
  UNIQUE (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
COMMENT ON TABLE session IS 'Phiên làm việc; mã phiên 256 bit chỉ lưu dạng băm';
COMMENT ON COLUMN session.stage IS 'secondFactor: đã đúng mật khẩu, chờ mã TOTP, chưa có quyền gì';
COMMENT ON COLUMN session.expires_at IS 'Giới hạn tuyệt đối, dù vẫn đang dùng';
COMMENT ON COLUMN session.idle_minutes IS 'Hết hạn sau chừng này phút không dùng';
COMMENT ON COLUMN session.user_agent IS 'Tóm tắt trình duyệt, ví dụ Chrome trên Windows';
-- Danh sách và thu hồi phiên của một tài khoản.
CREATE INDEX session_account ON session (tenant_id, account_id) WHERE revoked_at IS NULL;

CREATE TABLE login_throttle (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  key_hash bytea NOT NULL,
  failures integer NOT NULL CHECK (failures >= 0),
  window_started_at timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (tenant_id, key_hash)
);
COMMENT ON TABLE login_throttle IS 'Đếm lần thử sai theo tên đăng nhập và theo địa chỉ mạng; tên không tồn tại cũng đếm như thật';
COMMENT ON COLUMN login_throttle.key_hash IS 'SHA-256 của loại khóa và giá trị; không lưu điều người ta gõ';
-- Dọn các dòng đã hết tác dụng.
CREATE INDEX login_throttle_window ON login_throttle (tenant_id, window_started_at);

CREATE TABLE security_policy (
  tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
  idle_minutes integer NOT NULL CHECK (idle_minutes BETWEEN 5 AND 480),
  absolute_hours integer NOT NULL CHECK (absolute_hours BETWEEN 1 AND 24),
  lock_after integer NOT NULL CHECK (lock_after BETWEEN 3 AND 20),
  lock_minutes integer NOT NULL CHECK (lock_minutes BETWEEN 1 AND 1440),
  address_lock_after integer NOT NULL CHECK (address_lock_after BETWEEN 10 AND 1000),
  password_min_length integer NOT NULL CHECK (password_min_length BETWEEN 8 AND 64)
);
COMMENT ON TABLE security_policy IS 'Chính sách đăng nhập của cơ quan; chưa có dòng nào thì theo mặc định của phần mềm';
COMMENT ON COLUMN security_policy.lock_after IS 'Số lần sai liên tiếp thì khóa tên đăng nhập';
COMMENT ON COLUMN security_policy.address_lock_after IS 'Số lần sai từ một địa chỉ mạng thì khóa địa chỉ đó (nhiều máy của một cơ quan chung một địa chỉ)';

CREATE TABLE access_log (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  event text NOT NULL,
  account_id uuid,
  by_account_id uuid,
  session_id uuid,
  address text,
  user_agent text,
  detail json,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE access_log IS 'Nhật ký an ninh: đăng nhập, khóa, đổi mật khẩu, thu hồi phiên; chỉ thêm, không chứa bí mật';
COMMENT ON COLUMN access_log.account_id IS 'Tài khoản được nói tới; trống khi tên đăng nhập không tồn tại';
COMMENT ON COLUMN access_log.by_account_id IS 'Tài khoản của người làm, khi là người khác';
-- Nhật ký của một tài khoản, mới nhất trước (id là UUIDv7).
CREATE INDEX access_log_account ON access_log (tenant_id, account_id, id DESC);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['account', 'account_recovery_code', 'account_link', 'session', 'login_throttle',
    'security_policy', 'access_log'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = current_tenant())'
      ' WITH CHECK (tenant_id = current_tenant())', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON account, account_recovery_code, account_link, session, security_policy TO motcua_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_throttle TO motcua_app;
GRANT SELECT, INSERT ON access_log TO motcua_app;
