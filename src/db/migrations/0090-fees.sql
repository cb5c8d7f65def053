-- Phí, lệ phí, thanh toán: tiền vào, sổ kép, biên lai, chốt ngày, hoàn trả, đối soát.

CREATE TABLE fee_adjustment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  line_key text NOT NULL CHECK (line_key <> ''),
  type text NOT NULL CHECK (type IN ('stated', 'waived')),
  amount_dong bigint CHECK (amount_dong >= 0),
  basis text,
  staff_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  CHECK ((type = 'stated') = (amount_dong IS NOT NULL)),
  CHECK ((type = 'waived') = (basis IS NOT NULL AND basis <> ''))
);
COMMENT ON TABLE fee_adjustment IS 'Người thu xác định số tiền của khoản tính theo biểu riêng, hoặc miễn một khoản theo căn cứ; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN fee_adjustment.line_key IS 'Khoản phải thu trong hồ sơ: fee/<mã khoản>, obligation/<số sự kiện>';
CREATE INDEX fee_adjustment_dossier ON fee_adjustment (tenant_id, dossier_id, id);

CREATE TABLE payment_order (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway <> ''),
  reference text NOT NULL CHECK (reference ~ '^[A-Z0-9]{6,25}$'),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  state text NOT NULL CHECK (state IN ('open', 'paid', 'failed', 'expired', 'cancelled')),
  asked integer NOT NULL CHECK (asked >= 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, reference),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  CHECK ((state = 'open') = (ended_at IS NULL))
);
COMMENT ON TABLE payment_order IS 'Khoản nộp: một lần nộp tiền của hồ sơ qua cổng thanh toán hoặc chuyển khoản';
COMMENT ON COLUMN payment_order.gateway IS 'Cổng đã chọn; transfer là chuyển khoản theo mã VietQR';
COMMENT ON COLUMN payment_order.reference IS 'Mã ghi trong nội dung chuyển khoản, cổng thanh toán trả lại đúng mã này';
COMMENT ON COLUMN payment_order.asked IS 'Đã hỏi lại cổng thanh toán bao nhiêu lần';
CREATE INDEX payment_order_dossier ON payment_order (tenant_id, dossier_id, id DESC);

CREATE TABLE fee_payment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('cash', 'gateway', 'transfer')),
  source text NOT NULL CHECK (source <> ''),
  source_key text NOT NULL CHECK (source_key <> ''),
  order_id uuid,
  reference text,
  amount_dong bigint NOT NULL CHECK (amount_dong >= 0),
  foreign_amount bigint CHECK (foreign_amount > 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  payer text,
  note text,
  unmatched_reason text,
  paid_at timestamptz NOT NULL,
  staff_id uuid,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source, source_key),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES payment_order (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  CHECK ((currency = 'VND') = (foreign_amount IS NULL)),
  CHECK (amount_dong > 0 OR currency <> 'VND')
);
COMMENT ON TABLE fee_payment IS 'Mỗi lần tiền vào là một dòng, từ quầy, cổng thanh toán hay sao kê; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN fee_payment.source_key IS 'Số giao dịch của nơi báo tiền: báo lại lần nữa cũng chỉ là một lần tiền vào';
COMMENT ON COLUMN fee_payment.foreign_amount IS 'Tiền vào không phải đồng: không vào sổ, chỉ nằm trong danh sách chưa khớp để trả lại';
COMMENT ON COLUMN fee_payment.unmatched_reason IS 'Vì sao lúc vào chưa khớp hồ sơ nào; trống khi khớp ngay';
CREATE INDEX fee_payment_day ON fee_payment (tenant_id, unit_id, recorded_at DESC);

CREATE TABLE refund (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  dossier_id uuid,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  reason text NOT NULL CHECK (reason <> ''),
  state text NOT NULL CHECK (state IN ('requested', 'approved', 'declined', 'done')),
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  holding text CHECK (holding IN ('cash', 'gateway', 'bank')),
  evidence text,
  done_by uuid,
  done_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES fee_payment (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, requested_by) REFERENCES staff (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES staff (tenant_id, id),
  FOREIGN KEY (tenant_id, done_by) REFERENCES staff (tenant_id, id),
  CHECK (decided_by IS NULL OR decided_by <> requested_by),
  CHECK ((state = 'requested') = (decided_at IS NULL)),
  CHECK ((state = 'done') = (done_at IS NOT NULL))
);
COMMENT ON TABLE refund IS 'Hoàn trả: người đề nghị, người khác duyệt, rồi trả tiền; mỗi bước ghi tên và giờ';
COMMENT ON COLUMN refund.dossier_id IS 'Hồ sơ có tiền được hoàn; trống khi hoàn tiền chưa khớp hồ sơ nào';
CREATE INDEX refund_open ON refund (tenant_id, unit_id, state, id);

CREATE TABLE fee_posting (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('received', 'matched', 'released', 'voided', 'refunded', 'settled')),
  debit text NOT NULL CHECK (debit IN ('cash', 'gateway', 'bank', 'unmatched', 'dossier')),
  credit text NOT NULL CHECK (credit IN ('cash', 'gateway', 'bank', 'unmatched', 'dossier')),
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  dossier_id uuid,
  refund_id uuid,
  reason text,
  staff_id uuid,
  posted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES fee_payment (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, refund_id) REFERENCES refund (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  UNIQUE (tenant_id, refund_id),
  CHECK (debit <> credit),
  CHECK ((dossier_id IS NOT NULL) = ('dossier' IN (debit, credit)))
);
COMMENT ON TABLE fee_posting IS 'Nhật ký sổ kép của tiền phí: mỗi dòng ghi nợ một tài khoản, ghi có một tài khoản; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN fee_posting.debit IS 'cash tiền mặt, gateway ở cổng thanh toán, bank ở ngân hàng, unmatched chưa khớp, dossier của hồ sơ';
CREATE INDEX fee_posting_dossier ON fee_posting (tenant_id, dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX fee_posting_payment ON fee_posting (tenant_id, payment_id);
CREATE INDEX fee_posting_day ON fee_posting (tenant_id, unit_id, posted_at);

CREATE TABLE fee_receipt (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  year integer NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  series text NOT NULL CHECK (series <> ''),
  payment_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  payer text NOT NULL,
  lines json NOT NULL,
  staff_id uuid,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, unit_id, year, no),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES fee_payment (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE fee_receipt IS 'Biên lai thu phí, lệ phí: số liền mạch theo đơn vị và năm; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN fee_receipt.lines IS 'Các khoản đã thu đúng như in trên biên lai';
COMMENT ON COLUMN fee_receipt.staff_id IS 'Người thu tại quầy; trống khi là biên lai điện tử của tiền nộp trực tuyến';
CREATE INDEX fee_receipt_dossier ON fee_receipt (tenant_id, dossier_id, no);

CREATE TABLE fee_receipt_void (
  tenant_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  staff_id uuid NOT NULL,
  voided_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, receipt_id),
  FOREIGN KEY (tenant_id, receipt_id) REFERENCES fee_receipt (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE fee_receipt_void IS 'Biên lai bị hủy: số vẫn giữ nguyên, có lý do và người hủy; chỉ thêm, không sửa, không xóa';

CREATE TABLE cash_closing (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  day date NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  expected_dong bigint NOT NULL,
  counted_dong bigint NOT NULL CHECK (counted_dong >= 0),
  reason text,
  closed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, unit_id, staff_id, day, no),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  CHECK (counted_dong = expected_dong OR reason IS NOT NULL AND reason <> '')
);
COMMENT ON TABLE cash_closing IS 'Chốt tiền mặt trong ngày của một người thu: tiền đếm được so với sổ, chênh lệch phải có lý do; chỉ thêm, không sửa, không xóa';

CREATE TABLE cash_closing_line (
  tenant_id uuid NOT NULL,
  posting_id uuid NOT NULL,
  closing_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, posting_id),
  FOREIGN KEY (tenant_id, posting_id) REFERENCES fee_posting (tenant_id, id),
  FOREIGN KEY (tenant_id, closing_id) REFERENCES cash_closing (tenant_id, id)
);
COMMENT ON TABLE cash_closing_line IS 'Những dòng tiền mặt nằm trong một lần chốt, mỗi dòng chỉ chốt một lần; chỉ thêm, không sửa, không xóa';
CREATE INDEX cash_closing_line_closing ON cash_closing_line (tenant_id, closing_id);

CREATE TABLE statement_file (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  name text NOT NULL,
  line_count integer NOT NULL,
  staff_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE statement_file IS 'Tệp sao kê ngân hàng hoặc bảng quyết toán của cổng thanh toán đã nhập; chỉ thêm, không sửa, không xóa';

CREATE TABLE statement_line (
  tenant_id uuid NOT NULL,
  source text NOT NULL,
  line_key text NOT NULL,
  unit_id uuid NOT NULL,
  file_id uuid NOT NULL,
  paid_at timestamptz NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  description text NOT NULL,
  PRIMARY KEY (tenant_id, source, line_key),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES statement_file (tenant_id, id)
);
COMMENT ON TABLE statement_line IS 'Dòng tiền vào của sao kê, quyết toán: nhập lại tệp không sinh dòng thứ hai; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN statement_line.line_key IS 'Số giao dịch của ngân hàng, cổng thanh toán; dòng không có số thì là băm của nội dung dòng';
CREATE INDEX statement_line_day ON statement_line (tenant_id, unit_id, paid_at);

CREATE TABLE payee_account (
  tenant_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  bank_bin text NOT NULL CHECK (bank_bin ~ '^[0-9]{6}$'),
  account_no text NOT NULL CHECK (account_no ~ '^[A-Z0-9]{4,19}$'),
  account_name text NOT NULL CHECK (account_name <> ''),
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, unit_id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, changed_by) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE payee_account IS 'Tài khoản nhận tiền phí của đơn vị, để sinh mã VietQR';

CREATE TABLE gateway_key (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  gateway text NOT NULL CHECK (gateway <> ''),
  secret bytea NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (tenant_id, gateway)
);
COMMENT ON TABLE gateway_key IS 'Khóa ký giữa hệ thống và cổng thanh toán thử';

CREATE TABLE trial_charge (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  amount_dong bigint NOT NULL CHECK (amount_dong > 0),
  return_to text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'paid', 'failed')),
  paid_dong bigint,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, reference),
  FOREIGN KEY (tenant_id, reference) REFERENCES payment_order (tenant_id, reference),
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((state = 'paid') = (paid_dong IS NOT NULL))
);
COMMENT ON TABLE trial_charge IS 'Sổ của cổng thanh toán thử (chỉ bản trình diễn, mô phỏng): cổng này đóng vai bên ngoài, không phải sổ của cơ quan';

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['payment_order', 'fee_payment', 'refund', 'fee_posting', 'fee_receipt', 'cash_closing',
    'statement_file', 'statement_line', 'payee_account'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY unit_reach ON %I'
      ' USING (tenant_id = (SELECT current_tenant())'
      '   AND ((SELECT current_scope()) = ''all'' OR ARRAY[unit_id] && (SELECT current_units())))'
      ' WITH CHECK (tenant_id = (SELECT current_tenant()))', name);
  END LOOP;
  EXECUTE 'ALTER TABLE fee_adjustment ENABLE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY participant ON fee_adjustment'
    ' USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = ''all'' OR EXISTS ('
    '   SELECT 1 FROM dossier d WHERE d.tenant_id = fee_adjustment.tenant_id AND d.id = fee_adjustment.dossier_id)))'
    ' WITH CHECK (tenant_id = (SELECT current_tenant()))';
  EXECUTE 'ALTER TABLE fee_receipt_void ENABLE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY receipt ON fee_receipt_void'
    ' USING (tenant_id = (SELECT current_tenant()) AND EXISTS ('
    '   SELECT 1 FROM fee_receipt r WHERE r.tenant_id = fee_receipt_void.tenant_id AND r.id = fee_receipt_void.receipt_id))'
    ' WITH CHECK (tenant_id = (SELECT current_tenant()))';
  EXECUTE 'ALTER TABLE cash_closing_line ENABLE ROW LEVEL SECURITY';
  EXECUTE 'CREATE POLICY closing ON cash_closing_line'
    ' USING (tenant_id = (SELECT current_tenant()) AND EXISTS ('
    '   SELECT 1 FROM cash_closing c WHERE c.tenant_id = cash_closing_line.tenant_id AND c.id = cash_closing_line.closing_id))'
    ' WITH CHECK (tenant_id = (SELECT current_tenant()))';
  FOREACH name IN ARRAY ARRAY['gateway_key', 'trial_charge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY outside ON %I'
      ' USING (tenant_id = (SELECT current_tenant()) AND (SELECT current_scope()) = ''all'')'
      ' WITH CHECK (tenant_id = (SELECT current_tenant()))', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON fee_adjustment, fee_payment, fee_posting, fee_receipt, fee_receipt_void, cash_closing, cash_closing_line,
  statement_file, statement_line, gateway_key TO motcua_app, motcua_worker;
GRANT SELECT, INSERT, UPDATE ON payment_order, refund, trial_charge TO motcua_app, motcua_worker;
GRANT SELECT, INSERT, UPDATE ON payee_account TO motcua_app;
GRANT SELECT ON payee_account TO motcua_worker;
