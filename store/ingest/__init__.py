"""Paths in, releases out: read, parsed and, where a library is given, stored, with one result for every input.

Invariant: no single document ends an import; what cannot be read or parsed becomes a `Rejected` result.
"""

from store.ingest.reading import read_paths
from store.ingest.results import Imported, Rejected, Unchanged
from store.ingest.storing import ingest, parse_paths

__all__ = ["Imported", "Rejected", "Unchanged", "ingest", "parse_paths", "read_paths"]
