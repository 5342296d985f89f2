"""Recognition of printed times, speeds, sizes and counters, which are no metrics.

``batch_cost`` of PaddlePaddle is seconds, ``ips`` images per second, ``max_mem`` megabytes, ``ETA``
what is left.  Knows names and units; knows no line and no file.
"""

import re
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[\W_]+")
_TIMES = frozenset(
    {
        "time",
        "times",
        "sec",
        "secs",
        "second",
        "seconds",
        "ms",
        "msec",
        "millis",
        "minutes",
        "min/s",
    }
    | {"eta", "elapsed", "remaining", "duration", "runtime", "wall", "walltime", "latency", "clock"}
    | {"timestamp", "hours", "date", "dt", "tempo", "segundos", "tiempo", "temps", "zeit"}
)
_SPEEDS = frozenset(
    {"ips", "fps", "qps", "wps", "ups", "throughput", "speed", "tps", "mfu", "hfu", "flops"}
    | {"tflops", "it/s", "velocidade"}
)
_SIZES = frozenset(
    {"mem", "memory", "vram", "gpumem", "mb", "gb", "gib", "mib", "ram", "cached", "allocated"}
    | {"reserved", "cuda", "memoria", "pid", "port", "rank", "bytes"}
)
_CLOCKS = _TIMES | _SPEEDS | _SIZES
_COUNTED = frozenset(
    {"step", "steps", "iter", "iters", "iteration", "iterations", "epoch", "epochs", "batches"}
    | {"samples", "images", "tokens", "sentences", "examples", "timesteps", "episodes", "frames"}
    | {"updates", "update", "batch", "count", "files", "rows", "pairs", "utterances", "words"}
    | {"skipped", "walltime", "wall"}
)
_COUNTING = frozenset(
    {"num", "total", "global", "n", "seen", "processed", "consumed", "current", "max", "of", "env"}
    | {"number", "the", "learner", "actor", "trained", "sampled", "avg", "best", "last", "train"}
)
_PAID_IN_SECONDS = frozenset({"batch", "reader", "data", "io", "iter", "forward", "backward"})
UNIT = re.compile(  # behind a number: "18.4 sec", "55ms", "10456M", "226.6 images/sec"
    r"\s?(?:[numµ]?s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|[kKMGT]i?B?|FPS|fps|Hz|W|°C"
    r"|(?:it|iters?|steps?|samples?|images?|imgs?|tok(?:en)?s?|words?|sentences?|ex|examples?|seq"
    r"|sequences|src tok|frames)/\s?s(?:ec(?:ond)?)?|s/(?:it|iter|step|batch|epoch))(?![\w%:=/])"
)
_UNITS = frozenset(
    {
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "ms",
        "us",
        "ns",
        "min",
        "mins",
        "minutes",
        "h",
        "hours",
    }
    | {"mb", "gb", "mib", "gib", "kb", "b", "m", "g", "w", "hz", "fps"}
)


def is_unit(text: str) -> bool:
    """Whether the text in brackets behind a name is a unit of time, size or speed."""
    return text.strip().lower() in _UNITS


@lru_cache(maxsize=16_384)
def is_clock(name: str) -> bool:
    """Whether the number of that name is a time, a speed, a size or a count."""
    words = [word for word in _SEPARATORS.split(_CAMEL.sub(" ", name).lower()) if word]
    if not words:
        return False
    if words[-1] in ("cost", "costs") and _PAID_IN_SECONDS & set(words):
        return True
    if "per" in words[:-1] and words[words.index("per") + 1] in ("s", "sec", "second", "gpu"):
        return True
    if "/" in name and words[-1] in ("s", "sec", "second") and len(words) > 1:
        return True
    if _CLOCKS & set(words) or words == ["data"]:
        return True
    left = [word for word in words if word not in _COUNTING]
    return bool(left) and all(word in _COUNTED for word in left)
