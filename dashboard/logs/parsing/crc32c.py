"""CRC-32C over many byte strings at once, by table, with numpy.

The CRC of a message is an affine function of its bits over GF(2): it is the CRC of the message
with some bytes set to zero, xor one table entry for each of those bytes, where the table depends
only on the byte's distance from the end.  Records of one layout differ in few bytes, so their
checksums cost few look-ups (Castagnoli polynomial, RFC 3720 appendix B.4).
"""

from functools import lru_cache

import google_crc32c
import numpy as np
import numpy.typing as npt

UInt32Array = npt.NDArray[np.uint32]

LONGEST = 1024  # bytes; longer messages are checked one by one
_POLYNOMIAL = 0x82F63B78  # CRC-32C, bits reversed
_MASK_DELTA = 0xA282EAD8  # TFRecord's masked CRC: rotate right by 15 bits, add this constant


def mask(crc: int) -> int:
    """TFRecord's mask of a CRC, so that CRCs of data that hold CRCs stay strong."""
    return (((crc >> 15) | (crc << 17)) + _MASK_DELTA) & 0xFFFFFFFF


def mask_many(crc: UInt32Array) -> UInt32Array:
    """:func:`mask` for an array of CRCs, shape (n,)."""
    rotated = (crc >> np.uint32(15)) | (crc << np.uint32(17))
    return rotated + np.uint32(_MASK_DELTA)


def _first_table() -> UInt32Array:
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(_POLYNOMIAL), table >> 1)
    return table


@lru_cache(maxsize=1)
def byte_tables() -> UInt32Array:
    """What each value of a byte adds to the CRC, by its distance from the end.

    Shape (``LONGEST``, 256); the last byte of a message has distance 0.
    """
    tables = np.empty((LONGEST, 256), dtype=np.uint32)
    tables[0] = _first_table()
    for distance in range(1, LONGEST):
        nearer = tables[distance - 1]
        tables[distance] = (nearer >> np.uint32(8)) ^ tables[0][nearer & np.uint32(0xFF)]
    tables.flags.writeable = False
    return tables


def header_crcs(data: npt.NDArray[np.uint8], positions: npt.NDArray[np.int64]) -> UInt32Array:
    """The masked CRC of the 8 bytes at each of ``positions`` in ``data``; shape of positions."""
    crc = np.full(len(positions), google_crc32c.value(bytes(8)), dtype=np.uint32)
    for index in range(8):
        crc ^= byte_tables()[7 - index][data[positions + index]]
    return mask_many(crc)
