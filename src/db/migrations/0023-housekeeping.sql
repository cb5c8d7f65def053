-- Dọn hằng ngày: phiên đã hết từ lâu và số đếm thử sai đã hết tác dụng.

grant select, delete on session, login_throttle to motcua_worker;
