import Glibc

/// The person's own settings, and where the program keeps its own files.
enum SettingsExam {
  static func findings() -> [Finding] { [configuration, state] }

  private static var configuration: Finding {
    let path = Configuration.path
    guard FileBytes.exists(path) else { return Words.Doctor.noConfiguration(path) }
    do {
      _ = try Configuration.load()
      return Words.Doctor.configuration(path)
    } catch {
      return Words.Doctor.configurationWrong(error.text)
    }
  }

  private static var state: Finding {
    let path = StateFolder.path
    return access(DiskExam.existing(path), W_OK | X_OK) == 0
      ? Words.Doctor.state(path) : Words.Doctor.noState(path, String(cString: strerror(errno)))
  }
}
