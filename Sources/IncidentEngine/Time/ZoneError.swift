/// Why the rules of a zone cannot be read.
public enum ZoneError: Error, Hashable, Sendable {
  /// The bytes do not begin with `TZif`: this is no compiled zone file.
  case notZoneFile(name: String)
  /// The file ends before what its header promises.
  case truncated(name: String)
  /// The file contradicts itself or holds a value out of range.
  case malformed(name: String)
  /// The footer is no POSIX zone rule.
  case badFooter(name: String, footer: String)
  /// The zone counts leap seconds (as those under `right/` do); take the one of the usual folder.
  case countsLeapSeconds(name: String)
}
