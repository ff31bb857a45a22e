"""The functions that build queries."""

from __future__ import annotations

from ._native import Query

active = Query.active
throughout = Query.throughout
starts = Query.starts
ends = Query.ends
during = Query.during
status = Query.status
kind = Query.kind
partner = Query.partner
role = Query.role
text = Query.text
field = Query.field
compare = Query.compare
