"""Detectron2's results of an evaluation, printed to be copied into a table: names, then numbers.

``copypaste: Task: bbox`` · ``copypaste: AP,AP50,AP75`` · ``copypaste: 40.2,60.1,nan``
"""

from dataclasses import dataclass

from dashboard.logs.points.rows import number

MARK = "copypaste: "  # detectron2/evaluation/testing.py, print_csv_format


@dataclass(slots=True)
class CopiedTable:
    """The state of one evaluation: its task and its column names so far."""

    task: str = ""
    names: tuple[str, ...] = ()

    def take(self, line: str) -> dict[str, float]:
        """The results on ``line`` by name, of held-out data; empty for names and tasks."""
        text = line.partition(MARK)[2].strip()
        if text.startswith("Task: "):
            self.task = text.removeprefix("Task: ").strip()
            return {}
        cells = tuple(cell.strip() for cell in text.split(","))
        values = [number(cell) for cell in cells]
        if None in values:
            self.names = cells
            return {}
        if len(values) != len(self.names):
            return {}
        before = f"val/{self.task}/" if self.task else "val/"
        pairs = zip(self.names, values, strict=True)
        return {f"{before}{name}": value for name, value in pairs if value is not None}
