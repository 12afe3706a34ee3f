import CheckedYAML
import Exchange
import IncidentEngine

/// A dispatch log as it was read by a mapping file.
struct DispatchFile {
  let map: DispatchMap
  /// The rules of the zone the map names.
  let zone: ZoneRules
  let log: DispatchImport

  /// Reads both files; nothing is written.
  static func read(_ file: String, map path: String) throws(CommandFailure) -> DispatchFile {
    let map = try readMap(path)
    let rules = try SystemZones.rules(map.zone)
    let bytes = try FileBytes.load(file)
    do {
      let log = try DispatchImport.read(bytes, by: map, zone: rules)
      return DispatchFile(map: map, zone: rules, log: log)
    } catch {
      throw CommandFailure(Words.said(error, file))
    }
  }

  private static func readMap(_ path: String) throws(CommandFailure) -> DispatchMap {
    let bytes = try FileBytes.load(path)
    switch DispatchMap.read(bytes) {
    case .success(let read): return read
    case .failure(let mistakes): throw CommandFailure(Words.said(mistakes, in: path), status: 2)
    }
  }
}
