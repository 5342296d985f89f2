"""How long every reader takes on crafted lines: ``python -m tests.attacks.measure_texts``.

For each reader the crafted text of 16 kB on which it takes longest, then CPU seconds on 8 to 64 kB
of it, and the powers with which the time grows with the file's size and with its lines' width.
``--places`` says in how many places of a line the texts are put, ``--only`` names one reader.
"""

import argparse

from dashboard.logs.registry import all_readers
from tests.attacks.crafted_lines import WIDEST, attacks_on
from tests.attacks.growth import exponent, seconds
from tests.attacks.test_readers_grow_in_line import WIDTHS, read
from tests.logs.samples import SAMPLES

KB = 1 << 10
SIZES = (8 * KB, 16 * KB, 32 * KB, 64 * KB)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--places", type=int, default=6)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    print(f"{'reader':22}" + "".join(f"{size // KB:>7} kB" for size in SIZES) + "  size  width")
    for reader in all_readers():
        if options.only not in ("", reader.name):
            continue
        attacks = [
            attack
            for sample in SAMPLES
            if sample.reader == reader.name
            for attack in attacks_on(sample, options.places)
        ]
        costs = [seconds(read(reader, attack, 16 * KB)) for attack in attacks]
        worst = attacks[costs.index(max(costs))]
        taken = [seconds(read(reader, worst, size), repeats=2) for size in SIZES]
        powers = (
            exponent(lambda size: read(reader, worst, size), 64 * KB),  # noqa: B023
            exponent(lambda width: read(reader, worst, 16 * KB, width), WIDEST, WIDTHS),  # noqa: B023
        )
        print(
            f"{reader.name:22}" + "".join(f"{one:10.3f}" for one in taken),
            *(f"{power:6.2f}" for power in powers),
            worst.name,
            flush=True,
        )


if __name__ == "__main__":
    main()
