"""A real Chromium on the operator's page, driven as a person would: by clicks and keys.

    with Browser() as browser, browser.open(program) as page:   # waits until it is live
        page.press("take")
        page.wait_text("answer", "Taken")
"""
import contextlib
import os
import shutil
import tempfile

from selenium import webdriver
from selenium.common.exceptions import (StaleElementReferenceException,
                                        WebDriverException)
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from lib.checks import PATIENCE, Failed, check, wait_until

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--no-first-run", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--disable-extensions", "--mute-audio",
         "--no-default-browser-check", "--disable-features=Translate,MediaRouter",
         "--no-proxy-server")


def tool(name):
    found = shutil.which(name)
    check(found, f"no {name}: ./setup test installs it (chromium, chromium-driver)")
    return found


class Browser:
    def __init__(self, width=1600, height=900):
        for name in ("NO_PROXY", "no_proxy"):
            os.environ[name] = "127.0.0.1,localhost"
        self._folder = tempfile.mkdtemp(prefix="strapline-browser.")
        options = Options()
        options.binary_location = tool("chromium")
        for flag in (*FLAGS, f"--user-data-dir={self._folder}",
                     f"--window-size={width},{height}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        try:
            self.driver = webdriver.Chrome(options=options,
                                           service=Service(tool("chromedriver")))
        except WebDriverException as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise Failed(f"chromium did not start: {error}") from None
        self.driver.set_page_load_timeout(PATIENCE * 2)
        self.driver.set_script_timeout(PATIENCE)

    def __enter__(self):
        return self

    def forget_log(self):
        self.driver.get_log("browser")

    def __exit__(self, *_):
        self.driver.quit()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextlib.contextmanager
    def open(self, program, live=True, before="", allowed=()):
        """A tab on the program's page, closed again. `before` is JavaScript that runs first;
        the console may say nothing but what contains a word of `allowed`."""
        home = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        page = Page(self.driver, self.driver.current_window_handle)
        if before:
            self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument",
                                        {"source": before})
        self.driver.get(f"http://127.0.0.1:{program.port}/")
        try:
            if live:
                page.wait_live()
            yield page
            said = [entry["message"] for entry in page.here().get_log("browser")
                    if entry["level"] in ("SEVERE", "WARNING")]
        finally:
            page.here()
            self.driver.close()
            self.driver.switch_to.window(home)
            self.forget_log()
        said = [line for line in said if not any(word in line for word in allowed)]
        check(not said, f"the console: {said}")


class Page:
    """One tab. Ids are of index.html; anything else is a CSS selector."""

    def __init__(self, driver, handle):
        self.driver = driver
        self.handle = handle

    def resize(self, width, height):
        """The page's own size, whatever a window could be."""
        self.here().execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 2 if width < 700 else 1,
            "mobile": width < 700})
        wait_until(lambda: self.run("return [innerWidth, innerHeight]") == [width, height],
                   lambda: f"{width}x{height}, the page is "
                   f"{self.run('return [innerWidth, innerHeight]')}")
        self.here().execute_async_script(
            "const done = arguments[0];"
            "requestAnimationFrame(() => requestAnimationFrame(done))")

    def here(self):
        if self.driver.current_window_handle != self.handle:
            self.driver.switch_to.window(self.handle)
        return self.driver

    def run(self, script, *arguments):
        return self.here().execute_script(script, *arguments)

    def find(self, where):
        plain = where != "body" and not set(where) & set(" .#[>:")
        selector = f"#{where}" if plain else where
        return wait_until(lambda: self.here().find_elements("css selector", selector),
                          f"{selector} on the page")[0]

    def text(self, where):
        try:
            return self.find(where).get_attribute("textContent").strip()
        except StaleElementReferenceException:
            return ""

    def attribute(self, where, name):
        try:
            return self.find(where).get_attribute(name)
        except StaleElementReferenceException:
            return None

    def wait_text(self, where, wanted, patience=PATIENCE):
        return wait_until(lambda: wanted in self.text(where) and self.text(where),
                          lambda: f"{wanted!r} in {where}, which says {self.text(where)!r}; "
                          f"the answer line says {self.text('answer')!r}", patience)

    def wait_attribute(self, where, name, wanted):
        wait_until(lambda: self.attribute(where, name) == wanted,
                   lambda: f"{where} {name}={wanted!r}, it is "
                   f"{self.attribute(where, name)!r}")

    def wait_live(self, live="yes"):
        self.wait_attribute("body", "data-live", live)

    def settled(self, where):
        """Its meaning has stood long enough for a press to count."""
        wait_until(lambda: self.attribute(where, "data-fresh") is None and
                   self.attribute("body", "data-rest") is None, f"{where} settled")

    def press(self, where):
        """A click as a person makes it, when it may count."""
        self.settled(where)
        element = self.find(where)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def hold(self, where, seconds):
        element = self.find(where)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        ActionChains(self.here()).click_and_hold(element).pause(seconds).release().perform()

    def keys(self, *keys, shift=False, control=False):
        """Keys as the page's own, wherever the focus is."""
        chain = ActionChains(self.here())
        for held, name in ((shift, Keys.SHIFT), (control, Keys.CONTROL)):
            if held:
                chain.key_down(name)
        for key in keys:
            chain.send_keys(key)
        for held, name in ((shift, Keys.SHIFT), (control, Keys.CONTROL)):
            if held:
                chain.key_up(name)
        chain.perform()

    def type(self, where, text):
        element = self.find(where)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.clear()
        element.send_keys(text)

    def choose(self, where, value):
        self.run("arguments[0].value = arguments[1];"
                 "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
                 self.find(where), value)

    def picture(self, path):
        self.here().save_screenshot(str(path))

    def tree(self):
        """The accessibility tree, without what is ignored."""
        self.here().execute_cdp_cmd("Accessibility.enable", {})
        nodes = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        return [node for node in nodes if not node["ignored"]]
