"""Servers and program together, as most tests want them."""
import contextlib

from lib.meeting import CHANNEL, PATH, competition
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, show
from lib.unit_server import UnitServer


class Stage:
    def __init__(self, display, pusher, units, program):
        self.display, self.pusher = display, pusher
        self.units, self.program = units, program


@contextlib.contextmanager
def stage(display, *arguments, prepare=None, windowed=True, environment=None, token=None,
          monitor=False, **show_more):
    """A meeting on the servers, the program subscribed to it. prepare(pusher, units) turns
    switches before the program starts; what is left goes into the show file."""
    with PusherServer() as pusher, UnitServer() as units:
        units.set(f"{PATH}json/", competition())
        if prepare:
            prepare(pusher, units)
        with Strapline(display, show(pusher, units, **show_more), *arguments,
                       windowed=windowed, environment=environment, token=token,
                       monitor=monitor) as program:
            if pusher.switches.subscribing == "yes":
                pusher.wait_subscribed(CHANNEL)
            yield Stage(display, pusher, units, program)
