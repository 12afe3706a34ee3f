import IncidentEngine
import OperationsRoom

extension Words {
  /// What the doctor says.
  enum Doctor {
    static func mark(_ state: Finding.State) -> String {
      switch state {
      case .ok: "ok"
      case .look: "look"
      case .wrong: "WRONG"
      }
    }

    static func sum(_ findings: [Finding]) -> String {
      let wrong = findings.count { $0.state == .wrong }
      let look = findings.count { $0.state == .look }
      if wrong == 0, look == 0 { return "All is well." }
      let parts = [
        wrong > 0 ? "\(wrong) wrong" : nil,
        look > 0 ? "\(look) to look at" : nil,
      ].compactMap { $0 }
      return parts.joined(separator: ", ") + (wrong == 0 ? "; nothing is wrong." : ".")
    }
  }
}

/// The terminal and the locale.
extension Words.Doctor {
  static let noTerminal = Finding(
    .terminal, "kind", .look, "There is no terminal here; a board would be printed as text.",
    cure: "Run it in the terminal in which the board is to be shown.")

  static func dumb(_ term: String) -> Finding {
    Finding(
      .terminal, "kind", .look, "TERM is \(term.isEmpty ? "not set" : term); no board is drawn.",
      cure: "Set TERM to what the terminal is, for example: export TERM=xterm-256color")
  }

  static func unknownTerminal(_ term: String) -> Finding {
    Finding(
      .terminal, "kind", .wrong, "The system does not know the terminal \(term).",
      cure: "Install ncurses-term, or set a TERM that is known: export TERM=xterm-256color")
  }

  static func terminal(_ term: String) -> Finding { Finding(.terminal, "kind", .ok, term) }

  static let sizeUnknown = Finding(
    .terminal, "size", .look, "The size is unknown.",
    cure: "Run it in a terminal that says its size; stty size shows it.")

  static func size(columns: Int, rows: Int) -> Finding {
    let said = "\(columns) columns, \(rows) rows"
    if columns < 40 || rows < 10 {
      return Finding(
        .terminal, "size", .wrong, said + ": too small for a board",
        cure: "Make the window at least 40 by 10, better 120 by 40, or the letters smaller.")
    }
    if columns < 80 || rows < 24 {
      return Finding(
        .terminal, "size", .look, said + ": the board leaves columns out",
        cure: "Make the window at least 80 by 24, better 120 by 40.")
    }
    return Finding(.terminal, "size", .ok, said)
  }

  static let noColour = Finding(
    .terminal, "colours", .look, "NO_COLOR is set: the board has none.",
    cure: "Nothing is lost by it. For colours: unset NO_COLOR")

  static func colours(_ count: Int) -> Finding {
    count >= 8
      ? Finding(.terminal, "colours", .ok, "\(count)")
      : Finding(
        .terminal, "colours", .look, "The terminal has \(count == 0 ? "none" : "\(count)").",
        cure: "Nothing is said by colour alone. For colours: export TERM=xterm-256color")
  }

  static let mouseOff = Finding(.terminal, "mouse", .ok, "off, as TANSIQ_MOUSE says")
  static let mouseInTmux = Finding(
    .terminal, "mouse", .ok, "as tmux passes it on; in ~/.tmux.conf: set -g mouse on")

  static func mouse(_ isReported: Bool) -> Finding {
    Finding(
      .terminal, "mouse", .ok,
      isReported ? "reported" : "not reported by this terminal; every key works without it")
  }

  static let clipboard = Finding(
    .terminal, "clipboard", .ok,
    "copying goes by the terminal (OSC 52), or with Shift held while the mouse marks")
  static let clipboardInTmux = Finding(
    .terminal, "clipboard", .ok,
    "as tmux passes it on (OSC 52); in ~/.tmux.conf: set -g set-clipboard on")
  static let clipboardInScreen = Finding(
    .terminal, "clipboard", .look, "GNU screen does not pass copying (OSC 52) on.",
    cure: "Hold Shift while the mouse marks, or use tmux.")

  static func locale(_ name: String, isUnicode: Bool, isInstalled: Bool) -> Finding {
    if !isUnicode {
      return Finding(
        .locale, "characters", .look,
        "\(name.isEmpty ? "No locale is set" : name): only ASCII is drawn.",
        cure: "For all characters: export LANG=C.UTF-8")
    }
    return isInstalled
      ? Finding(.locale, "characters", .ok, "\(name), UTF-8")
      : Finding(
        .locale, "characters", .look, "\(name) is not installed; C.UTF-8 is used in its place.",
        cure: "Install it (dpkg-reconfigure locales), or: export LANG=C.UTF-8")
  }

  static func zone(_ name: String) -> Finding { Finding(.locale, "zone", .ok, name) }

  static func noZone(_ name: String) -> Finding {
    Finding(
      .locale, "zone", .look, "There are no rules for the zone \(name) of TZ.",
      cure: "Install tzdata, or set an IANA zone: export TZ=Europe/London")
  }
}

/// The disk.
extension Words.Doctor {
  static func diskUnknown(_ folder: String, _ why: String) -> Finding {
    Finding(
      .disk, "space", .wrong, "\(folder) cannot be looked at: \(why)",
      cure: "Check the path and its permissions.")
  }

  static func space(_ folder: String, free: Int64, of total: Int64) -> Finding {
    let said = "\(size(free)) of \(size(total)) free at \(folder)"
    let cure = "Make room: move old backups and drills elsewhere. df -h shows the disks."
    if free < 10 << 20 { return Finding(.disk, "space", .wrong, said, cure: cure) }
    if free < 200 << 20 { return Finding(.disk, "space", .look, said, cure: cure) }
    return Finding(.disk, "space", .ok, said)
  }

  static func inodes(free: Int64, of total: Int64) -> Finding {
    if total == 0 { return Finding(.disk, "files", .ok, "as many as there is room for") }
    let said = "\(free) more files can be made"
    let cure = "Remove files that nobody needs. df -i shows the disks."
    if free < 16 { return Finding(.disk, "files", .wrong, said, cure: cure) }
    if free < 1000 { return Finding(.disk, "files", .look, said, cure: cure) }
    return Finding(.disk, "files", .ok, said)
  }

  static let readOnlyDisk = Finding(
    .disk, "file system", .wrong, "It is mounted read-only: rooms can be read, not written.",
    cure: "Look at dmesg for errors of the disk, then mount it for writing.")

  static func networkDisk(_ name: String) -> Finding {
    Finding(
      .disk, "file system", .wrong,
      "\(name) is on a network: the journal (SQLite's WAL) is not safe there.",
      cure: "Keep rooms on a disk of this machine, and put backups on the network.")
  }

  static func memoryDisk(_ name: String) -> Finding {
    Finding(
      .disk, "file system", .look, "\(name) lives in memory: a restart loses everything.",
      cure: "Keep rooms that matter on a disk.")
  }

  static let fuseDisk = Finding(
    .disk, "file system", .look, "FUSE: whether writing is safe depends on what is behind it.",
    cure: "Keep rooms that matter on a disk of this machine, such as ext4 or XFS.")

  static func fileSystem(_ name: String) -> Finding {
    Finding(.disk, "file system", .ok, name)
  }

  static func cannotWrite(_ why: String) -> Finding {
    Finding(
      .disk, "writing", .wrong, "Nothing can be written: \(why)",
      cure: "Check the disk's health, its space and the folder's permissions.")
  }

  static func sync(microseconds: Int64) -> Finding {
    let milliseconds = Double(microseconds / 100) / 10
    let said = "4 KiB are on disk after \(milliseconds) ms (fsync, the slowest of five)"
    return microseconds > 200_000
      ? Finding(
        .disk, "writing", .look, said,
        cure: "Confirmations will lag. Look for what else keeps the disk busy, or use another.")
      : Finding(.disk, "writing", .ok, said)
  }

  static func size(_ bytes: Int64) -> String {
    let units = [("TB", Int64(1_000_000_000_000)), ("GB", 1_000_000_000), ("MB", 1_000_000)]
    for (unit, size) in units where bytes >= size {
      return bytes >= size * 10
        ? "\(bytes / size) \(unit)" : "\(bytes / size).\(bytes % size * 10 / size) \(unit)"
    }
    return "\(bytes / 1000) kB"
  }
}

/// The room and the settings.
extension Words.Doctor {
  static func room(_ error: JournalError) -> Finding {
    Finding(.room, "folder", .wrong, Words.said(error), cure: "Name the folder of a room.")
  }

  static func holder(_ pid: Int?) -> Finding {
    guard let pid else { return Finding(.room, "held", .ok, "by nobody") }
    return Finding(.room, "held", .ok, "open for writing in process \(pid)")
  }

  static func journal(_ last: EntryNumber, head: String) -> Finding {
    Finding(.room, "journal", .ok, "whole up to entry \(last), head \(head)")
  }

  static func journalDamaged(_ said: String, lastGood: EntryNumber) -> Finding {
    Finding(
      .room, "journal", .wrong, "\(said) The last good entry is \(lastGood).",
      cure: "Keep the folder as it is, and bring a backup back: tansiq restore BACKUP ROOM")
  }

  static func journalNewer(_ said: String, lastGood: EntryNumber) -> Finding {
    Finding(
      .room, "journal", .wrong, "\(said) The chain fits up to entry \(lastGood).",
      cure: Words.installNewer)
  }

  static func journalUnreadable(_ said: String) -> Finding {
    Finding(.room, "journal", .wrong, said)
  }

  static let authorsNotHidden = Finding(
    .room, "chain", .ok, "format 1: the authors of entries are not hidden from who checks it")

  static func snapshotsNotChecked(_ count: Int) -> Finding {
    Finding(.room, "snapshots", .ok, "\(count), not compared: see what is said of the journal")
  }

  static func noRoomZone(_ name: String) -> Finding {
    Finding(
      .room, "zone", .wrong, "This machine has no rules for the room's zone \(name).",
      cure: "Install tzdata.")
  }

  static func clockSteppedBack(_ count: Int) -> Finding {
    Finding(
      .room, "clock", .look, "The machine's clock stepped back \(count) times.",
      cure: "Order is kept by number. Let the machine keep its time (timedatectl).")
  }

  static func snapshotWrong(_ said: String) -> Finding {
    Finding(
      .room, "snapshots", .look, said,
      cure: "Nothing is lost: the journal has everything. tansiq snapshots ROOM lists them.")
  }

  static func noSnapshot(entries: EntryNumber) -> Finding {
    entries <= SnapshotSchedule.entries
      ? Finding(.room, "snapshots", .ok, "none yet; one is taken on leaving, at the latest")
      : Finding(
        .room, "snapshots", .look, "none, though there are \(entries) entries",
        cure: "Open the room and leave it with q; check the space and permissions of the folder.")
  }

  static func noneFits(of count: Int, lastGood: EntryNumber) -> Finding {
    Finding(
      .room, "snapshots", .look,
      "\(count), all of entries behind \(lastGood), up to which the journal is whole",
      cure: "Keep them: see what is said of the journal.")
  }

  static func snapshot(
    _ number: EntryNumber, behind: EntryNumber, ageMilliseconds: Int64?
  ) -> Finding {
    let age = ageMilliseconds.map { ", \($0 / 60_000) minutes old" } ?? ""
    let said = "the newest at entry \(number), \(behind) entries behind\(age)"
    return behind > 2 * SnapshotSchedule.entries
      ? Finding(
        .room, "snapshots", .look, said,
        cure: "They fail to be written. Check the space and permissions of the folder.")
      : Finding(.room, "snapshots", .ok, said)
  }

  static func setAside(_ names: [String], _ folder: String) -> Finding {
    Finding(
      .room, "set aside", .look, "damaged: \(names.joined(separator: ", ")) in \(folder)",
      cure: "They are not needed and may be removed. Check the disk: something damaged them.")
  }

  static func wal(bytes: Int64, isHeld: Bool) -> Finding {
    if bytes == 0 { return Finding(.room, "WAL", .ok, "empty") }
    let said = size(bytes)
    if !isHeld {
      return Finding(
        .room, "WAL", .look, "\(said) left by a board that ended suddenly; all of it is read",
        cure: "The next opening moves it into the journal: tansiq open ROOM, then q.")
    }
    return bytes > 64 << 20
      ? Finding(
        .room, "WAL", .look, "\(said): somebody reads the room for very long",
        cure: "Look for a backup or another program that hangs: fuser journal.sqlite")
      : Finding(.room, "WAL", .ok, said)
  }

  static let isPrivate = Finding(.room, "permissions", .ok, "for nobody but their owner")

  static func otherOwner(_ path: String, _ owner: Int) -> Finding {
    Finding(
      .room, "permissions", .look, "\(path) belongs to the account \(owner).",
      cure: "Work under that account, or give it to yours: chown -R")
  }

  static func open(_ path: String, isFolder: Bool) -> Finding {
    Finding(
      .room, "permissions", .wrong, "Others may look into \(path).",
      cure: "chmod \(isFolder ? "700" : "600") \(Words.quoted(path))")
  }

  static func notWritable(_ path: String) -> Finding {
    Finding(
      .room, "permissions", .look, "\(path) may not be written: the room can only be read.",
      cure: "If it is to be written: chmod -R u+rwX on the folder of the room")
  }

  static func noConfiguration(_ path: String) -> Finding {
    Finding(.settings, "yours", .ok, "none at \(path); the usual values are used")
  }

  static func configuration(_ path: String) -> Finding { Finding(.settings, "yours", .ok, path) }

  static func configurationWrong(_ said: String) -> Finding {
    Finding(
      .settings, "yours", .wrong, said.split(separator: "\n").joined(separator: "; "),
      cure: "Mend the file; tansiq config check tells every mistake.")
  }

  static func state(_ path: String) -> Finding {
    Finding(.settings, "own files", .ok, path)
  }

  static func noState(_ path: String, _ why: String) -> Finding {
    Finding(
      .settings, "own files", .wrong, "\(path) cannot be written: \(why)",
      cure: "Give your account the folder, or name another with XDG_STATE_HOME.")
  }
}
