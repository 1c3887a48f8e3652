"""The settings of a connection."""

import pytest

from permitted.store import SettingRefusedError
from permitted.store.connections import connect


def test_a_database_that_cannot_keep_a_log_beside_it_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    # A database in memory stays at journal mode "memory", whatever is asked of it.
    with pytest.raises(SettingRefusedError, match="journal_mode at 'memory'"):
        connect(":memory:")
