"""The machine the programs are timed on: how much of it others take, and how fast it wakes."""
import contextlib
import pathlib
import struct

STAT = pathlib.Path("/proc/stat")
WAITS = (3, 4)  # of the columns: idle, and waiting for a disk
STOLEN = 7      # by the host of a virtual machine; 0 on any other


def stealing():
    """A function that tells how much of what all cores were wanted for, from now until it is
    called, the host gave to other machines."""
    def times():
        return list(map(int, STAT.read_text(encoding="ascii").split()[1:9]))

    def share():
        spent = [after - before for before, after in zip(began, times())]
        wanted = sum(spent) - sum(spent[column] for column in WAITS)
        return spent[STOLEN] / wanted if wanted else 0.0

    began = times()
    return share


LATENCY = pathlib.Path("/dev/cpu_dma_latency")


@contextlib.contextmanager
def awake():
    """Holds the cores out of their sleep states, through the kernel's interface for those who
    measure latency (admin-guide/pm): a virtual machine's wake late, at a busy host's pleasure.
    Gives whether it could; it takes root."""
    try:
        request = LATENCY.open("wb", buffering=0)
    except OSError:
        yield False
        return
    with request:
        request.write(struct.pack("i", 0))  # microseconds, for as long as it is open
        yield True
