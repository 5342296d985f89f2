"""What a person may drop on the page: a good log, and files that are broken in many ways."""

import io
import zipfile

import numpy as np

OVERFITTED = "epoch,loss,val_loss,accuracy,val_accuracy\n" + "\n".join(
    f"{e},{2 / (e + 1):.4f},{0.5 + 0.02 * abs(e - 6):.4f},"
    f"{1 - 0.8 / (e + 1):.4f},{0.8 - 0.002 * e:.4f}"
    for e in range(30)
)


def zipped(**files: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


BROKEN = {
    "empty.csv": b"",
    "noise.bin": bytes(range(256)) * 40,
    "no_axis.csv": b"name,colour\nana,blue\nrui,green\nbia,red\n",
    "one_point.csv": b"epoch,loss\n1,0.5\n",
    "only_nan.csv": b"epoch,loss\n" + b"".join(b"%d,nan\n" % n for n in range(9)),
    "junk.zip": zipped(a=b"\0\1\2", b="hello"),
    "cut.zip": zipped(a="epoch,loss\n1,2\n")[:-12],
    "events.out.tfevents.1.host": np.random.default_rng(0).bytes(400),
}

RUNS = {"one_point.csv", "only_nan.csv"}
"""Those that are read as runs, and judged as such."""

INSIDE = {"junk.zip": "junk/a"}
"""What is named beside good files in the place of one that can be opened."""
