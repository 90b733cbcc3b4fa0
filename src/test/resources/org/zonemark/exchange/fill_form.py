"""Fills in a form in LibreOffice as a person would, and tells what it shows.

fill_form.py IN OUT EDITS  where EDITS is JSON: [[clause key, column heading, what is typed], ...]
Prints JSON: {"total": ..., "dimensions": [...], "locked": whether a locked cell kept its text}
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

source, target, edits = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
pipe = "zonemark%d" % os.getpid()
profile = tempfile.mkdtemp()
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", "--nologo", "--accept=pipe,name=%s;urp;" % pipe,
     "-env:UserInstallation=file://" + profile],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def option(name, value):
    prop = PropertyValue()
    prop.Name, prop.Value = name, value
    return prop


def desktop():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not start")


def rows(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndRow + 1, cursor.RangeAddress.EndColumn + 1


def find(sheet, text):
    height, width = rows(sheet)
    for row in range(height):
        for column in range(width):
            if sheet.getCellByPosition(column, row).String.strip() == text:
                return row, column
    return None


try:
    document = desktop().loadComponentFromURL("file://" + source, "_blank", 0, (option("Hidden", True),))
    if document is None:
        raise SystemExit("the form does not open")
    for key, heading, typed in edits:
        for sheet in document.Sheets:
            place, head = find(sheet, key), find(sheet, heading)
            if place and head and sheet.IsVisible:
                cell = sheet.getCellByPosition(head[1], place[0])
                cell.FormulaLocal = typed
                if cell.String == "" and typed != "":
                    raise SystemExit("%s was not taken in %s" % (typed, key))
                break
        else:
            raise SystemExit("the form does not ask for " + key)
    locked = document.Sheets[0].getCellRangeByName("A1")
    before = locked.String
    try:
        locked.FormulaLocal = "changed"
    except Exception:
        pass
    document.calculateAll()
    guide = document.Sheets[0]
    height, _ = rows(guide)
    shown = {guide.getCellByPosition(0, row).String: guide.getCellByPosition(1, row).Value for row in range(height)}
    document.storeToURL("file://" + target, (option("FilterName", "Calc MS Excel 2007 XML"),))
    print(json.dumps({"shown": shown, "locked": locked.String == before}, ensure_ascii=False))
    document.close(True)
finally:
    office.terminate()
    try:
        office.wait(20)
    except subprocess.TimeoutExpired:
        office.kill()
