"""Where labels beside a plane stand: each as near its place as the others let it."""

from collections.abc import Sequence


def dodge(wanted: Sequence[float], size: float, low: float, high: float) -> list[float]:
    """Centres for labels of height ``size`` within ``low``..``high``, in the order of ``wanted``.

    The centres keep at least ``size`` apart and the sum of their squared shifts is least
    (isotonic regression by pooling adjacent violators).  Where the room is too small for all of
    them they overrun it evenly at both ends.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    pools: list[tuple[float, int]] = []  # mean of the wanted place less what the neighbours take
    for place, i in enumerate(order):
        pools.append((wanted[i] - place * size, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (upper, n), (lower, m) = pools.pop(), pools.pop()
            pools.append(((upper * n + lower * m) / (n + m), n + m))
    base = [mean for mean, n in pools for _ in range(n)]
    first, last = low + size / 2, high - size / 2 - (len(wanted) - 1) * size
    if last < first:
        first = last = (first + last) / 2
    centres = [0.0] * len(wanted)
    for place, i in enumerate(order):
        centres[i] = min(max(base[place], first), last) + place * size
    return centres
