"""Sheets: the pictures of one page in one width beside each other, before above after."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PIL import Image

from benchmarks.look.pictures import Picture

COLUMN_PX = 640
PHONE_PX = 300
GAP_PX = 12
HIGHEST_PX = 900
"""px of the pictures on a sheet; what is higher is cut at its foot."""

PAPER = (128, 128, 128)


def lay_out(pictures: Sequence[Picture], rows: Sequence[Path], out: Path) -> list[Path]:
    """Write a sheet for each page, set and width, a row for each folder of ``rows``."""
    out.mkdir(parents=True, exist_ok=True)
    ordered = sorted(pictures, key=_of_sheet)
    files = []
    for (page, size, width), those in groupby(ordered, key=_of_sheet):
        names = [one.name for one in those]
        images = [[_small(row / f"{name}.png", width) for name in names] for row in rows]
        if any(map(any, images)):
            files.append(out / f"{page}-{size}-{width}.png")
            _sheet(images).save(files[-1])
    return files


def _of_sheet(picture: Picture) -> tuple[str, int, int]:
    return picture.page, picture.size, picture.width


def _small(file: Path, width: int) -> Image.Image | None:
    if not file.exists():
        return None
    with Image.open(file) as image:
        across = PHONE_PX if width < COLUMN_PX else COLUMN_PX
        small = image.convert("RGB").resize((across, round(image.height * across / image.width)))
    return small.crop((0, 0, across, min(small.height, HIGHEST_PX)))


def _sheet(images: Sequence[Sequence[Image.Image | None]]) -> Image.Image:
    """The rows under each other; a picture that is not there leaves its place empty."""
    across = max(one.width for row in images for one in row if one) + GAP_PX
    heights = [max((one.height for one in row if one), default=0) + GAP_PX for row in images]
    most = max(map(len, images))
    sheet = Image.new("RGB", (most * across + GAP_PX, sum(heights) + GAP_PX), PAPER)
    top = GAP_PX
    for row, height in zip(images, heights, strict=True):
        for number, one in enumerate(row):
            if one:
                sheet.paste(one, (GAP_PX + number * across, top))
        top += height
    return sheet
