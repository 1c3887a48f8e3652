"""The secret that signs forms."""

import stat
import threading

from permitted.web.secret import secret_of


def test_it_works(tmp_path):
    path = tmp_path / "secret"

    made = secret_of(path)

    assert len(made) == 64
    assert secret_of(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret"]


def test_many_makers_agree(tmp_path):
    made = []
    start = threading.Barrier(8)

    def make():
        start.wait()
        made.append(secret_of(tmp_path / "secret"))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 8
    assert len(set(made)) == 1
