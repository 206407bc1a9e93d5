"""Reports of any number, kept and asked: folders → Parquet parts → DataFrames.

files —look→ what is new —parse→ Reports —rows→ parts in place —views→ DuckDB —ask→ DataFrames
"""

from __future__ import annotations

from ..errors import BaocaoError

try:
    from .archive import Archive
    from .ledger import Added
    from .queries import Status
    from .schema import SCHEMA, schema_of
except ImportError as error:  # pyarrow or duckdb
    raise BaocaoError(f"archives need {error.name}", remedy="pip install 'baocao-parser[archive]'") from error

__all__ = ["SCHEMA", "Added", "Archive", "Status", "schema_of"]
