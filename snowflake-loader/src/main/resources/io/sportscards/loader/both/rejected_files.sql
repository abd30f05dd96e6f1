select r.path
from {{raw}}.load_reject as r
