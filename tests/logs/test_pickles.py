"""Nothing is unpickled: a pickle is a program, and whoever wrote the file wrote it."""

import ast
import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

import dashboard
from dashboard.model.run import Note
from tests.logs.small_logs import codes, read_bytes

OBEYED: list[str] = []


class Order:
    """What a pickle makes its reader do."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return OBEYED.append, ("x",)


def in_a_zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, pickle.dumps(Order()))
    return buffer.getvalue()


def arrays() -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, timesteps=np.array([Order()], dtype=object), results=np.ones((1, 1)))
    return buffer.getvalue()


PICKLES = {
    "weights.pkl": (pickle.dumps(Order()), Note.PICKLE_NOT_OPENED),
    "history.pickle": (pickle.dumps({"loss": [Order()]}), Note.PICKLE_NOT_OPENED),
    "model.pt": (in_a_zip("archive/data.pkl", "archive/version"), Note.PICKLE_NOT_OPENED),
    "model.ckpt": (in_a_zip("archive/data.pkl"), Note.PICKLE_NOT_OPENED),
    "run/log.csv": (pickle.dumps(Order()), Note.PICKLE_NOT_OPENED),
    "evaluations.npz": (arrays(), Note.UNREADABLE),
    "logs.zip": (in_a_zip("a/data.pkl"), Note.PICKLE_NOT_OPENED),
}


@pytest.mark.parametrize("name", PICKLES)
def test_a_pickle_is_named_and_does_nothing(name: str) -> None:
    data, note = PICKLES[name]
    book = read_bytes((name, data))
    assert OBEYED == []
    assert note in codes(book)
    assert book.runs == ()


def test_no_module_of_the_dashboard_imports_what_unpickles_or_evaluates_a_text() -> None:
    found = set()
    for path in Path(dashboard.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.add(f"{node.func.id}()")
    assert "pandas" in found
    assert "len()" in found
    assert not found & {"pickle", "torch", "joblib", "dill", "shelve", "eval()", "exec()"}
