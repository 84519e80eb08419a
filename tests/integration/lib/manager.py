"""A window manager that is as bad as a test wants it: it takes every wish to show a window
for itself and answers as it likes."""
import ctypes
import ctypes.util
import threading

from lib.checks import check

SUBSTRUCTURE_REDIRECT = 1 << 20
MAP_REQUEST = 20


class _MapRequest(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong),
                ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("parent", ctypes.c_ulong), ("window", ctypes.c_ulong)]


class _Event(ctypes.Union):
    _fields_ = [("map_request", _MapRequest), ("room", ctypes.c_long * 24)]


def _xlib():
    x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
    x.XMapWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.POINTER(_Event)]
    for name in ("XSync", "XFlush", "XPending", "XCloseDisplay"):
        getattr(x, name).argtypes = [ctypes.c_void_p, *([ctypes.c_int] * (name == "XSync"))]
    return x


class BadManager:
    """with BadManager(display, lost=1): ...   loses that many wishes; None: all."""

    def __init__(self, display, lost):
        self._x = _xlib()
        self._lost = lost
        self.heard = 0
        self._ends = threading.Event()
        self._display = self._x.XOpenDisplay(display.name.encode())
        check(self._display, f"no connection to {display.name}")
        self._x.XSelectInput(self._display, self._x.XDefaultRootWindow(self._display),
                             SUBSTRUCTURE_REDIRECT)
        self._x.XSync(self._display, 0)
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        """What it managed is nobody's now."""
        if self._thread.is_alive():
            self._ends.set()
            self._thread.join()
            self._x.XCloseDisplay(self._display)

    def _run(self):
        event = _Event()
        while not self._ends.wait(0.01):
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, ctypes.byref(event))
                self._answer(event.map_request)

    def _answer(self, event):
        if event.type != MAP_REQUEST:
            return
        self.heard += 1
        if self._lost is not None and self.heard > self._lost:
            self._x.XMapWindow(self._display, event.window)
            self._x.XFlush(self._display)
