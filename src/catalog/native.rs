//! Our own catalogue format, `tinhgon/procedure/1`.
