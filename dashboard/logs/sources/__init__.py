"""Where the bytes of logs come from: disk, archives, addresses, uploads."""
